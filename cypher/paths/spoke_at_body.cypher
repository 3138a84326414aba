// Those who spoke, with the meetings; what ties these to the body is left out.
MATCH (b:Body)
WHERE b.name = $body OR $body IN b.aliases
MATCH (p:Person)-[:SPOKE_AT]->(m:Meeting)
WHERE EXISTS { MATCH (b)-[:CONVENED]->(m) } OR EXISTS { MATCH (m)<-[:CHAIRED]-(:Person)-[:HELD]->(:Role)-[:OF]->(b) }
WITH b, p, count(DISTINCT m) AS meetings
ORDER BY meetings DESC, p.name, p.id
LIMIT $limit
MATCH path = (p)-[:SPOKE_AT]->(m:Meeting)
WHERE EXISTS { MATCH (b)-[:CONVENED]->(m) } OR EXISTS { MATCH (m)<-[:CHAIRED]-(:Person)-[:HELD]->(:Role)-[:OF]->(b) }
RETURN path

// The person and the companions, with the meetings between them.
MATCH (p:Person)-[:ATTENDED]->(m:Meeting)<-[:ATTENDED]-(other:Person)
WHERE (p.name = $name OR $name IN p.aliases) AND p.id <> other.id
WITH p, other, count(DISTINCT m) AS meetings
ORDER BY meetings DESC, other.name, other.id, p.id
LIMIT $limit
MATCH path = (p)-[:ATTENDED]->(:Meeting)<-[:ATTENDED]-(other)
RETURN path

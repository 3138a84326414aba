// Those unseen the longest, with the documents that name them.
MATCH (p:Person)
WHERE p.kind = $kind AND EXISTS { MATCH (p)-[:MENTIONED_IN]->(:Document) }
WITH p
ORDER BY coalesce(p.last_seen, ''), p.name, p.id
LIMIT $limit
MATCH path = (p)-[:MENTIONED_IN]->(:Document)
RETURN path

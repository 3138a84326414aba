// Those who chaired most, each with the meetings.
MATCH (p:Person)-[:CHAIRED]->(m:Meeting)
WHERE coalesce(m.start, '0001-01-01') >= $since AND coalesce(m.start, '0001-01-01') <= $until
WITH p, count(DISTINCT m) AS chaired
ORDER BY chaired DESC, p.name, p.id
LIMIT $limit
MATCH path = (p)-[:CHAIRED]->(m:Meeting)
WHERE coalesce(m.start, '0001-01-01') >= $since AND coalesce(m.start, '0001-01-01') <= $until
RETURN path

// The post that passed after a long time, between its body and the two holders.
MATCH (p:Person)-[h:HELD]->(r:Role)-[:OF]->(b:Body)
WHERE h.vacant_days >= $days
MATCH (q:Person)
WHERE q.id = h.predecessor
WITH p, h, r, b, q
ORDER BY h.vacant_days DESC, b.name, r.post, r.id, h.first_seen, p.id
LIMIT $limit
MATCH new = (p)-[:HELD]->(r)-[:OF]->(b)
MATCH old = (q)-[:HELD]->(r)
RETURN new, old

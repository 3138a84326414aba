// The post between the body and its holders, with whom each of them follows and who follows them.
MATCH path = (p:Person)-[h:HELD]->(r:Role)-[:OF]->(b:Body)
WHERE (b.name = $body OR $body IN b.aliases) AND r.post = $post AND h.first_seen IS NOT NULL
OPTIONAL MATCH old = (before:Person)-[:HELD]->(r)
WHERE before.id = h.predecessor
OPTIONAL MATCH new = (after:Person)-[:HELD]->(r)
WHERE after.id = h.successor
RETURN path, old, new

// The post between the body and those who held it.
MATCH path = (:Person)-[:HELD]->(r:Role)-[:OF]->(b:Body)
WHERE (b.name = $body OR $body IN b.aliases) AND r.post = $post
RETURN path

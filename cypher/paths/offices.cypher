// The person with posts and bodies.
MATCH post = (p:Person)-[:HELD]->(r:Role)
WHERE p.name = $name OR $name IN p.aliases
OPTIONAL MATCH body = (r)-[:OF]->(:Body)
RETURN post, body

// People of one name, each with posts and bodies.
MATCH (other:Person)
WITH other.name AS name, count(*) AS bearers
WHERE bearers > 1
MATCH (p:Person)
WHERE p.name = name
WITH p
ORDER BY p.name, p.id
LIMIT $limit
MATCH person = (p)
OPTIONAL MATCH post = (p)-[:HELD]->(r:Role)
OPTIONAL MATCH body = (r)-[:OF]->(:Body)
RETURN person, post, body

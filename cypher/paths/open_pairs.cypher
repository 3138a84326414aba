// The two people of each open pair, with the documents that name them.
MATCH pair = (a:Person)-[e:MAYBE_SAME]->(b:Person)
WHERE $name = '' OR a.name = $name OR b.name = $name
WITH pair, a, b
ORDER BY a.name, a.id, b.id
LIMIT $limit
MATCH one = (a)-[:MENTIONED_IN]->(:Document)
MATCH other = (b)-[:MENTIONED_IN]->(:Document)
RETURN pair, one, other

// title: The path between two people
// purpose: A shortest chain of meetings from one person to another: names of people and meetings in turn; of several as short, one.
// dialect: embedded; the words for a shortest path and for the names along it differ, Neo4j has path_between.neo4j.cypher
// parameter one: string -- a person's name
// parameter other: string -- another person's name
// example: steps=2, chain=[韩冰, 市委常委会会议, 卢志远, 双拥工作推进会, 冯立]
MATCH path = (a:Person)-[:ATTENDED* SHORTEST 1..8]-(b:Person)
WHERE a.name = $one AND b.name = $other AND a.id <> b.id
RETURN length(path) / 2 AS steps, properties(nodes(path), 'name') AS chain, list_to_string(' ', properties(nodes(path), 'id')) AS ids
ORDER BY steps, ids
LIMIT 1

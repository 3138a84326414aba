// title: The path between two people
// purpose: A shortest chain of meetings from one person to another: names of people and meetings in turn; of several as short, one.
// dialect: neo4j; the words for a shortest path and for the names along it differ, the embedded graph has path_between.cypher
// parameter one: string -- a person's name
// parameter other: string -- another person's name
// example: steps=2, chain=[韩冰, 市委常委会会议, 卢志远, 双拥工作推进会, 冯立]
MATCH (a:Person {name: $one})
MATCH (b:Person {name: $other})
WHERE a.id <> b.id
MATCH path = shortestPath((a)-[:ATTENDED*1..8]-(b))
WITH length(path) / 2 AS steps, [n IN nodes(path) | n.name] AS chain, reduce(ids = '', n IN nodes(path) | ids + CASE ids WHEN '' THEN '' ELSE ' ' END + n.id) AS ids
RETURN steps, chain, ids
ORDER BY steps, ids
LIMIT 1

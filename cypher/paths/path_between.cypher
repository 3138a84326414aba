// Every shortest chain of meetings from one person to the other.
MATCH (a:Person {name: $one})
MATCH (b:Person {name: $other})
WHERE a.id <> b.id
MATCH path = allShortestPaths((a)-[:ATTENDED*1..8]-(b))
RETURN path

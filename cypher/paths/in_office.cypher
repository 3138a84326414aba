// The posts of a body, and of the bodies that are part of it, with those who held them on the day.
MATCH (b:Body)
WHERE b.name = $body OR $body IN b.aliases
MATCH path = (p:Person)-[h:HELD]->(:Role)-[:OF]->(own:Body)
WHERE (own.id = b.id OR EXISTS { MATCH (own)-[:PART_OF]->(b) }) AND h.first_seen <= $day AND h.last_seen >= $day
RETURN path

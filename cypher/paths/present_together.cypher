// The two people and the meetings between them.
MATCH path = (a:Person)-[:ATTENDED]->(:Meeting)<-[:ATTENDED]-(b:Person)
WHERE (a.name = $one OR $one IN a.aliases) AND (b.name = $other OR $other IN b.aliases) AND a.id <> b.id
RETURN path

// The body and the meetings it called; and those that holders of its posts chaired, over the post.
MATCH path = (b:Body)-[:CONVENED]->(m:Meeting)
WHERE (b.name = $body OR $body IN b.aliases) AND m.start STARTS WITH $month
RETURN path
UNION
MATCH path = (b:Body)<-[:OF]-(:Role)<-[:HELD]-(:Person)-[:CHAIRED]->(m:Meeting)
WHERE (b.name = $body OR $body IN b.aliases) AND m.start STARTS WITH $month
RETURN path

// title: Who spoke at meetings of a body
// purpose: Who spoke at meetings that a body called or that a holder of one of its posts chaired.
// parameter body: string -- the body's full name, such as 安陵市委
// parameter limit: int = 20 -- how many rows
// example: person=卢志远, meetings=8, first=2022-01-05, last=2022-12-20, sentence=卢志远强调，……
MATCH (b:Body)
WHERE b.name = $body OR $body IN b.aliases
MATCH (p:Person)-[s:SPOKE_AT]->(m:Meeting)
WHERE EXISTS { MATCH (b)-[:CONVENED]->(m) }
  OR EXISTS { MATCH (m)<-[:CHAIRED]-(:Person)-[:HELD]->(:Role)-[:OF]->(b) }
UNWIND s.quotes AS quote
RETURN p.name AS person, count(DISTINCT m) AS meetings, min(m.start) AS first, max(m.start) AS last,
  min(quote) AS sentence, p.id AS person_id
ORDER BY meetings DESC, person, person_id
LIMIT $limit

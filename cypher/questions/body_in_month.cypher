// title: Meetings of a body in a month
// purpose: The meetings that a body called, or that a holder of one of its posts chaired, in one month or year.
// parameter body: string -- the body's full name, such as 安陵市委
// parameter month: string -- the month as 2022-05, or a year as 2022
// example: start=2022-05-06, meeting=双拥工作推进会, kind=meeting, chaired_by=卢志远, present=24
MATCH (b:Body)
WHERE b.name = $body OR $body IN b.aliases
MATCH (m:Meeting)
WHERE m.start STARTS WITH $month
  AND (EXISTS { MATCH (b)-[:CONVENED]->(m) } OR EXISTS { MATCH (m)<-[:CHAIRED]-(:Person)-[:HELD]->(:Role)-[:OF]->(b) })
OPTIONAL MATCH (chair:Person)-[:CHAIRED]->(m)
OPTIONAL MATCH (p:Person)-[:ATTENDED]->(m)
RETURN m.start AS start, m.name AS meeting, m.kind AS kind, min(chair.name) AS chaired_by, count(DISTINCT p) AS present, m.id AS meeting_id
ORDER BY start, meeting, meeting_id

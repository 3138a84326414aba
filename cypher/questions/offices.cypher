// title: Offices of a person over time
// purpose: Every post that reports give a person, with the body, the days it is first and last seen, and a sentence that says so.
// parameter name: string -- the person's name
// example: person=沈国栋, title=市长, body=安陵市政府, status=current, first=2022-05-07, last=2022-08-10, sentence=市委副书记、市长沈国栋……
MATCH (p:Person)-[h:HELD]->(r:Role)
WHERE p.name = $name OR $name IN p.aliases
OPTIONAL MATCH (r)-[:OF]->(b:Body)
WITH p, h, r, b
UNWIND h.quotes AS quote
RETURN p.name AS person, r.title AS title, b.name AS body, h.status AS status,
  h.first_seen AS first, h.last_seen AS last, min(quote) AS sentence, p.id AS person_id, r.id AS role_id
ORDER BY person_id, coalesce(first, ''), coalesce(last, ''), title, role_id

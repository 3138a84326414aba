// title: A person for review
// purpose: The posts of one person, with the days they are first and last seen in them and a sentence each.
// parameter id: string -- the person's id
// example: title=市长, body=安陵市政府, first=2022-05-07, last=2022-08-10, sentence=市委副书记、市长沈国栋……
MATCH (p:Person)-[h:HELD]->(r:Role)
WHERE p.id = $id
OPTIONAL MATCH (r)-[:OF]->(b:Body)
WITH h, r, b
UNWIND h.quotes AS quote
RETURN r.title AS title, b.name AS body, h.first_seen AS first, h.last_seen AS last, min(quote) AS sentence, r.id AS role_id
ORDER BY coalesce(first, ''), title, role_id

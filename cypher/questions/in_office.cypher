// title: Who was in office on a day
// purpose: Who is seen before and after a day, or on it, in the posts of a body and of the bodies that are part of it.
// parameter body: string -- the body's full name, such as 安陵市委
// parameter day: day -- the day
// example: body=安陵市委, post=书记, person=卢志远, first=2022-05-07, last=2022-08-11
MATCH (b:Body)
WHERE b.name = $body OR $body IN b.aliases
MATCH (r:Role)-[:OF]->(own:Body)
WHERE own.id = b.id OR EXISTS { MATCH (own)-[:PART_OF]->(b) }
MATCH (p:Person)-[h:HELD]->(r)
WHERE h.first_seen <= $day AND h.last_seen >= $day
RETURN own.name AS body, r.post AS post, p.name AS person, h.first_seen AS first, h.last_seen AS last, p.id AS person_id, r.id AS role_id
ORDER BY body, post, person, person_id, role_id

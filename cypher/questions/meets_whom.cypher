// title: Who meets whom
// purpose: The people most often present at the same meetings as one person.
// parameter name: string -- the person's name
// parameter limit: int = 20 -- how many rows
// example: person=卢志远, companion=沈国栋, meetings=9, first=2022-01-05, last=2022-12-20
MATCH (p:Person)-[:ATTENDED]->(m:Meeting)<-[:ATTENDED]-(other:Person)
WHERE (p.name = $name OR $name IN p.aliases) AND p.id <> other.id
RETURN p.name AS person, other.name AS companion, count(DISTINCT m) AS meetings,
  min(m.start) AS first, max(m.start) AS last, p.id AS person_id, other.id AS companion_id
ORDER BY meetings DESC, companion, companion_id, person_id
LIMIT $limit

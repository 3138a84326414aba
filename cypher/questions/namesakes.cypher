// title: People of one name
// purpose: Names that several people bear, with the posts that tell them apart: worth a look before counting anything.
// parameter limit: int = 100 -- how many rows
// example: name=沈国栋, title=局长, body=青岭市教育局, first=2022-06-15, last=2022-06-15
MATCH (other:Person)
WITH other.name AS name, count(*) AS bearers
WHERE bearers > 1
MATCH (p:Person)
WHERE p.name = name
OPTIONAL MATCH (p)-[:HELD]->(r:Role)
OPTIONAL MATCH (r)-[:OF]->(b:Body)
RETURN name, r.title AS title, b.name AS body, p.first_seen AS first, p.last_seen AS last, p.id AS person_id
ORDER BY name, person_id, coalesce(title, ''), coalesce(body, '')
LIMIT $limit

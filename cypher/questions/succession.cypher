// title: Predecessor and successor
// purpose: The holders of a post one after the other, each with whom they follow, who follows them, and the days in which nobody is seen in it.
// parameter body: string -- the body's full name, such as 安陵市委
// parameter post: string -- the post without the body, such as 书记
// example: person=沈国栋, first=2023-03-02, last=2023-03-02, after=卢志远, vacant_days=203, before=
MATCH (p:Person)-[h:HELD]->(r:Role)-[:OF]->(b:Body)
WHERE (b.name = $body OR $body IN b.aliases) AND r.post = $post AND h.first_seen IS NOT NULL
OPTIONAL MATCH (old:Person)
WHERE old.id = h.predecessor
OPTIONAL MATCH (new:Person)
WHERE new.id = h.successor
RETURN p.name AS person, h.first_seen AS first, h.last_seen AS last, old.name AS after, h.vacant_days AS vacant_days,
  new.name AS before, p.id AS person_id, old.id AS after_id, new.id AS before_id
ORDER BY first, last, person, person_id

// title: Posts in which nobody is seen for long
// purpose: Where a post passes from one person to the next and reports name nobody in it for some time: a vacancy, or a gap in the papers.
// parameter days: int = 90 -- the least number of days
// parameter limit: int = 50 -- how many rows
// example: body=安陵市委, post=书记, days=203, until=2022-08-11, old=卢志远, since=2023-03-02, new=沈国栋
MATCH (p:Person)-[h:HELD]->(r:Role)-[:OF]->(b:Body)
WHERE h.vacant_days >= $days
MATCH (q:Person)-[g:HELD]->(r)
WHERE q.id = h.predecessor
RETURN b.name AS body, r.post AS post, h.vacant_days AS days, g.last_seen AS until, q.name AS old, h.first_seen AS since, p.name AS new,
  r.id AS role_id, q.id AS old_id, p.id AS new_id
ORDER BY days DESC, body, post, role_id, since, new_id
LIMIT $limit

// title: Who chaired most
// purpose: The people who chaired the most meetings in a stretch of time, with the first and the last of them.
// parameter since: day = 0001-01-01 -- from this day on; meetings without a date count only while this is the default
// parameter until: day = 9999-12-31 -- up to and including this day
// parameter limit: int = 10 -- how many rows
// example: person=卢志远, chaired=12, first=2022-01-05, last=2022-12-20
MATCH (p:Person)-[:CHAIRED]->(m:Meeting)
WHERE coalesce(m.start, '0001-01-01') >= $since AND coalesce(m.start, '0001-01-01') <= $until
RETURN p.name AS person, count(DISTINCT m) AS chaired, min(m.start) AS first, max(m.start) AS last, p.id AS id
ORDER BY chaired DESC, person, id
LIMIT $limit

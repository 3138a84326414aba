// title: Who may be one person
// purpose: Pairs of one name that the evidence neither joins nor parts, with what speaks for and against; the likeliest first. For `kg review`.
// parameter name: string =  -- a name, or nothing for all
// parameter limit: int = 50 -- how many rows
// example: name=沈国栋, first=2022-05-07, last=2022-05-07, other_first=2022-06-15, other_last=2022-06-15, speaks_for=[same home: 安陵市], one=沈国栋@a4
MATCH (a:Person)-[e:MAYBE_SAME]->(b:Person)
WHERE $name = '' OR a.name = $name OR b.name = $name
MATCH (a)-[x:MENTIONED_IN]->(d:Document)
WITH a, b, e, min(x.named + '@' + d.id) AS one
MATCH (b)-[y:MENTIONED_IN]->(f:Document)
WITH a, b, e, one, min(y.named + '@' + f.id) AS other
RETURN a.name AS name, a.first_seen AS first, a.last_seen AS last, b.first_seen AS other_first, b.last_seen AS other_last,
  e.speaks_for AS speaks_for, e.against AS against, e.judged AS judged, one, other, a.id AS one_id, b.id AS other_id
ORDER BY coalesce(judged, ''), size(against), size(speaks_for) DESC, name, one_id, other_id
LIMIT $limit

// title: Who stands next to whom in the order of names
// purpose: Whose names are printed directly before or after a person's in the lists of those present: the order is protocol.
// parameter name: string -- the person's name
// parameter limit: int = 20 -- how many rows
// example: person=沈国栋, neighbour=卢志远, side=before, meetings=7, sentence=出席会议的有卢志远、沈国栋……
MATCH (p:Person)-[mine:ATTENDED]->(m:Meeting)<-[theirs:ATTENDED]-(other:Person)
WHERE (p.name = $name OR $name IN p.aliases) AND p.id <> other.id
  AND (theirs.`order` = mine.`order` - 1 OR theirs.`order` = mine.`order` + 1)
WITH p, other, m, CASE WHEN theirs.`order` < mine.`order` THEN 'before' ELSE 'after' END AS side, theirs.quotes AS quotes
UNWIND quotes AS quote
RETURN p.name AS person, other.name AS neighbour, side, count(DISTINCT m) AS meetings, min(quote) AS sentence,
  p.id AS person_id, other.id AS neighbour_id
ORDER BY meetings DESC, side DESC, neighbour, neighbour_id, person_id
LIMIT $limit

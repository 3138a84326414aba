// The person and those printed directly before or after, with the meetings between them.
MATCH (p:Person)-[mine:ATTENDED]->(m:Meeting)<-[theirs:ATTENDED]-(other:Person)
WHERE (p.name = $name OR $name IN p.aliases) AND p.id <> other.id
  AND (theirs.`order` = mine.`order` - 1 OR theirs.`order` = mine.`order` + 1)
WITH p, other, CASE WHEN theirs.`order` < mine.`order` THEN 'before' ELSE 'after' END AS side, count(DISTINCT m) AS meetings
ORDER BY meetings DESC, side DESC, other.name, other.id, p.id
LIMIT $limit
MATCH path = (p)-[mine:ATTENDED]->(:Meeting)<-[theirs:ATTENDED]-(other)
WHERE side = 'before' AND theirs.`order` = mine.`order` - 1 OR side = 'after' AND theirs.`order` = mine.`order` + 1
RETURN path

// title: Who was missing where they usually are
// purpose: For the meetings of one name that come again and again: who was at most of them since they first came, and which they missed.
// parameter series: string -- what the names of the meetings contain, such as 市委常委会
// parameter share: float = 0.5 -- the least share of the meetings since the first that counts as usual
// example: person=秦月华, missed=市委常委会会议, start=2022-07-01, present=5, held=6
MATCH (p:Person)-[:ATTENDED]->(m:Meeting)
WHERE m.name CONTAINS $series AND m.start IS NOT NULL
WITH p, count(DISTINCT m) AS present, min(m.start) AS first
MATCH (sitting:Meeting)
WHERE sitting.name CONTAINS $series AND sitting.start >= first
WITH p, present, first, count(DISTINCT sitting) AS held
WHERE present < held AND 1.0 * present / held >= $share
MATCH (missed:Meeting)
WHERE missed.name CONTAINS $series AND missed.start >= first AND NOT EXISTS { MATCH (p)-[:ATTENDED]->(missed) }
RETURN p.name AS person, missed.name AS missed, missed.start AS start, present, held, p.id AS person_id, missed.id AS meeting_id
ORDER BY start, person, meeting_id, person_id

// Those who are usually there with the meetings they were at, and the meetings they missed.
MATCH (p:Person)-[:ATTENDED]->(m:Meeting)
WHERE m.name CONTAINS $series AND m.start IS NOT NULL
WITH p, count(DISTINCT m) AS present, min(m.start) AS first
MATCH (sitting:Meeting)
WHERE sitting.name CONTAINS $series AND sitting.start >= first
WITH p, present, first, count(DISTINCT sitting) AS held
WHERE present < held AND 1.0 * present / held >= $share
MATCH path = (p)-[:ATTENDED]->(m:Meeting)
WHERE m.name CONTAINS $series AND m.start IS NOT NULL
MATCH missed = (sitting:Meeting)
WHERE sitting.name CONTAINS $series AND sitting.start >= first AND NOT EXISTS { MATCH (p)-[:ATTENDED]->(sitting) }
RETURN path, missed

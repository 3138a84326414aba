// People who were long unseen, with the documents between which they were.
MATCH (p:Person)-[:MENTIONED_IN]->(d:Document)
WHERE p.kind = 'official' AND d.published IS NOT NULL
OPTIONAL MATCH (p)-[:MENTIONED_IN]->(later:Document)
WHERE later.published > d.published
WITH p, d.published AS since, min(later.published) AS until
WHERE until IS NOT NULL AND duration.inDays(date(since), date(until)).days >= $days
WITH DISTINCT p, since, until
ORDER BY since, p.name, p.id
LIMIT $limit
MATCH path = (p)-[:MENTIONED_IN]->(d:Document)
WHERE d.published IN [since, until]
RETURN path

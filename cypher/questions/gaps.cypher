// title: Long unseen
// purpose: People of whom no report speaks for a long time, and who come back: illness, training, a post elsewhere, or a gap in the papers.
// dialect: embedded; the days between two days differ, Neo4j has gaps.neo4j.cypher
// parameter days: int = 365 -- the least number of days
// parameter limit: int = 50 -- how many rows
// example: person=卢志远, unseen_from=2022-08-11, until=2023-03-02
MATCH (p:Person)-[:MENTIONED_IN]->(d:Document)
WHERE p.kind = 'official' AND d.published IS NOT NULL
OPTIONAL MATCH (p)-[:MENTIONED_IN]->(later:Document)
WHERE later.published > d.published
WITH p, d.published AS since, min(later.published) AS until
WHERE until IS NOT NULL AND date(until) - date(since) >= $days
RETURN DISTINCT p.name AS person, since AS unseen_from, until, p.id AS person_id
ORDER BY since, person, person_id
LIMIT $limit

// title: First and last seen
// purpose: When each person is first and last named, in how many documents and at how many meetings; those unseen the longest come first.
// parameter kind: string = official -- official, byline or other
// parameter limit: int = 50 -- how many rows
// example: person=秦月华, first=2022-05-07, last=2022-06-02, documents=4, meetings=3
MATCH (p:Person)-[:MENTIONED_IN]->(d:Document)
WHERE p.kind = $kind
OPTIONAL MATCH (p)-[:ATTENDED]->(m:Meeting)
RETURN p.name AS person, p.first_seen AS first, p.last_seen AS last,
  count(DISTINCT d) AS documents, count(DISTINCT m) AS meetings, p.id AS person_id
ORDER BY coalesce(last, ''), person, person_id
LIMIT $limit

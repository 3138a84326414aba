// Those present at a meeting, with the posts that they held.
MATCH present = (p:Person)-[:ATTENDED]->(m:Meeting)
WHERE m.name CONTAINS $meeting AND coalesce(m.start, '') STARTS WITH $day
OPTIONAL MATCH post = (p)-[:HELD]->(:Role)
RETURN present, post

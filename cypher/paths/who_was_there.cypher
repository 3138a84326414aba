// The meetings with all who were present.
MATCH path = (:Person)-[:ATTENDED]->(m:Meeting)
WHERE m.name CONTAINS $meeting AND coalesce(m.start, '') STARTS WITH $day
RETURN path

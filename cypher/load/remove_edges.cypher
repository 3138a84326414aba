// Edges that no load speaks of any more. Rows are lists: the server's ids of both nodes. Idempotent: yes.
UNWIND $rows AS row
MATCH (a) WHERE elementId(a) = row[0]
MATCH (b) WHERE elementId(b) = row[1]
MATCH (a)-[e:`{kind}`]->(b) WHERE e.kg_tag IS NOT NULL
DELETE e

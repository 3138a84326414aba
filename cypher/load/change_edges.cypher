// Edges that say something else now; properties that somebody else put there stay. Rows are lists: the server's ids of both nodes, tag,
// shares, then the columns of the schema. Idempotent: yes.
UNWIND $rows AS row
MATCH (a) WHERE elementId(a) = row[0]
MATCH (b) WHERE elementId(b) = row[1]
MATCH (a)-[n:`{kind}`]->(b) WHERE n.kg_tag IS NOT NULL
SET {values}

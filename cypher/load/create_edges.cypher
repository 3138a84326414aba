// Edges that are not there, those from one node together, which is looked up once. Rows are lists: the server's id of that node and the
// edges from it, each a list: the server's id of the node it leads to, tag, then the columns of the schema.
// Idempotent: no; what was there was read before, and no other load runs.
UNWIND $rows AS some
MATCH (a) WHERE elementId(a) = some[0]
UNWIND some[1] AS row
MATCH (b) WHERE elementId(b) = row[0]
CREATE (a)-[:`{kind}` { {values} }]->(b)

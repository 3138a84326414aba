// Edges that are not there, those to one node together, which is looked up once. Rows are lists: the key of that node and the edges to it,
// each a list: the key of the node it comes from, tag, id, then the columns of the schema. Idempotent: no, a unique id refuses a second.
UNWIND $rows AS some
MATCH (b:`{target}` {`{target_key}`: some[0]})
UNWIND some[1] AS row
MATCH (a:`{source}` {`{source_key}`: row[0]})
CREATE (a)-[:`{kind}` { {values} }]->(b)

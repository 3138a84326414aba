// Edges that are not there. Rows are lists: tag, shares, id, keys of both ends, then the columns of the schema. Idempotent: no.
UNWIND $rows AS row
MATCH (a:`{source}` {`{source_key}`: row[3]})
MATCH (b:`{target}` {`{target_key}`: row[4]})
CREATE (a)-[:`{kind}` { {values} }]->(b)

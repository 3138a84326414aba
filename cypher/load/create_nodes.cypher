// Nodes that are not there. Rows are lists: tag, then the columns of the schema. Idempotent: no, a unique key refuses a second.
// Answers with the key of each and the server's own id of it, in one record: a driver takes longer for each record than for what is in it.
UNWIND $rows AS row CREATE (n:`{kind}` { {values} }) RETURN collect([n.`{key}`, elementId(n)])

// Nodes that are not there. Rows are lists: tag, then the columns of the schema. Idempotent: no, a unique key refuses a second.
UNWIND $rows AS row CREATE (n:`{kind}` { {values} })

// Nodes that say something else now; properties that somebody else put there stay. Rows are lists: the server's id of the node, tag, shares,
// then the columns of the schema. Idempotent: yes.
UNWIND $rows AS row MATCH (n) WHERE elementId(n) = row[0] SET {values}

// Nodes that no load speaks of any more. Rows are lists: the server's id of the node. Idempotent: yes.
UNWIND $rows AS row MATCH (n) WHERE elementId(n) = row[0] DETACH DELETE n

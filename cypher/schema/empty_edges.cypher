// After an import, which has no empty lists: those of a kind of edge that had one get it. Idempotent: yes.
MATCH (:`{source}`)-[n:`{kind}`]->(:`{target}`) WHERE n.`{column}` IS NULL CALL (n) { SET n.`{column}` = [] } IN TRANSACTIONS OF 10000 ROWS

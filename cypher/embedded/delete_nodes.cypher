// Nodes without edges go, by their keys.
UNWIND $rows AS row
MATCH (n:`{kind}` {`{key}`: row.id})
DELETE n

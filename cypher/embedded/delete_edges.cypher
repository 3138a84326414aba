// Edges go, by the keys of their ends.
UNWIND $rows AS row
MATCH (:`{source}` {`{source_key}`: row.source})-[e:`{kind}`]->(:`{target}` {`{target_key}`: row.target})
DELETE e

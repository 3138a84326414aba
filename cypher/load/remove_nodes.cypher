// Nodes that no load speaks of any more. Idempotent: yes.
UNWIND $rows AS row MATCH (n:`{kind}` {`{key}`: row}) WHERE n.kg_tag IS NOT NULL DETACH DELETE n

// Nodes that say something else now; properties that somebody else put there stay. Idempotent: yes.
UNWIND $rows AS row MATCH (n:`{kind}` {`{key}`: row[2]}) SET {values}

// Edges that no load speaks of any more. Idempotent: yes.
UNWIND $rows AS row MATCH ()-[e:`{kind}` {id: row}]->() WHERE e.kg_tag IS NOT NULL DELETE e

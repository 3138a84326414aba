// All rows of one kind of node at once. Idempotent: no, the table is new.
COPY `{kind}` FROM (UNWIND $rows AS row RETURN {values})

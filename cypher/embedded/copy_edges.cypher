// All rows of one kind of edge between two kinds of nodes at once. Idempotent: no, the table is new.
COPY `{kind}` FROM (UNWIND $rows AS row RETURN {values}) (from='{source}', to='{target}')

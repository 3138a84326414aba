// All rows of a table at once, from a staged file. Idempotent: no, the table is new.
COPY `{table}` FROM (
  LOAD WITH HEADERS ({columns}) FROM '{path}' (HEADER=false, PARALLEL=false, QUOTE='"', ESCAPE='"') RETURN {values}
) {ends}

// New nodes from a staged file, row by row, so that the engine's log has them.
LOAD WITH HEADERS ({columns}) FROM '{path}' (HEADER=false, PARALLEL=false, QUOTE='"', ESCAPE='"')
WITH {values}
CREATE (:`{kind}` {given})

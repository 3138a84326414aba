// New properties of nodes that are there, from a staged file.
LOAD WITH HEADERS ({columns}) FROM '{path}' (HEADER=false, PARALLEL=false, QUOTE='"', ESCAPE='"')
WITH {values}
MATCH (n:`{kind}` {`{key}`: `new {key}`})
SET {set}

// New edges from a staged file, row by row. One end after the other, so that each is found by its key and not by search.
LOAD WITH HEADERS ({columns}) FROM '{path}' (HEADER=false, PARALLEL=false, QUOTE='"', ESCAPE='"')
WITH {values}
MATCH (a:`{source}` {`{source_key}`: `new source`})
WITH a, {names}
MATCH (b:`{target}` {`{target_key}`: `new target`})
CREATE (a)-[:`{kind}` {given}]->(b)

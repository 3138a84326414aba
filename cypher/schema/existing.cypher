// Names of the constraints and indexes that are there; a constraint's index bears its name.
SHOW INDEXES YIELD name RETURN name

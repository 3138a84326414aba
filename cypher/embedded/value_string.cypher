// A staged string has a mark before it, so that an empty one and none at all are told apart.
CASE {column} WHEN 'n' THEN NULL ELSE substring({column}, 2, size({column})) END

// The documents of an id, or of a path as it was given.
MATCH (d:Document) WHERE d.kg_tag IS NOT NULL AND (d.id = $document OR d.path = $document) RETURN d.id ORDER BY d.id

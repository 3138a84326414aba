// What is there of a kind of edge: its id and its tag, which says which loads wrote it and what.
MATCH ()-[e:`{kind}`]->() WHERE e.kg_tag IS NOT NULL RETURN e.id, e.kg_tag

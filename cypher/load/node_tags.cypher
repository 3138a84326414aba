// What is there of a kind of node: its key, its tag, which says which loads wrote it and what, and the server's own id of it.
MATCH (n:`{kind}`) WHERE n.kg_tag IS NOT NULL RETURN n.`{key}`, n.kg_tag, elementId(n)

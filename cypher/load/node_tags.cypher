// What is there of a kind of node: its key and its tag, which says which loads wrote it and what.
MATCH (n:`{kind}`) WHERE n.kg_tag IS NOT NULL RETURN n.`{key}`, n.kg_tag

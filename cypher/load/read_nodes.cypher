// Nodes of a kind, all or those of some keys: key, as a list, tag, shares, columns.
MATCH (n:`{kind}`) WHERE n.kg_tag IS NOT NULL AND ($keys IS NULL OR [n.`{key}`] IN $keys) RETURN [n.`{key}`], n.kg_tag, n.kg_shares{columns}

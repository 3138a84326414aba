// Nodes of a kind, all or those of some keys: tag, shares, columns.
MATCH (n:`{kind}`) WHERE n.kg_tag IS NOT NULL AND ($keys IS NULL OR n.`{key}` IN $keys) RETURN n.kg_tag, n.kg_shares{columns}

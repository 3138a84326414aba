// Edges of a kind between two kinds of nodes, all or those of some keys: key, a list of the keys of both nodes, tag, shares, columns.
MATCH (a:`{source}`)-[n:`{kind}`]->(b:`{target}`)
WHERE n.kg_tag IS NOT NULL AND ($keys IS NULL OR [a.`{source_key}`, b.`{target_key}`] IN $keys)
RETURN [a.`{source_key}`, b.`{target_key}`], n.kg_tag, n.kg_shares{columns}

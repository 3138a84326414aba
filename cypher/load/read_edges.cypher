// Edges of a kind between two kinds of nodes, all or those of some ids: tag, shares, id, keys of both ends, columns.
MATCH (a:`{source}`)-[n:`{kind}`]->(b:`{target}`) WHERE n.kg_tag IS NOT NULL AND ($keys IS NULL OR n.id IN $keys)
RETURN n.kg_tag, n.kg_shares, n.id, a.`{source_key}`, b.`{target_key}`{columns}

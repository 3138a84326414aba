// What is there of a kind of edge between two kinds of nodes: the key of a node with the edges from it, of each the key of the node it leads
// to and its tag. One record for each node: a driver takes longer for each record than for what is in it.
MATCH (a:`{source}`)
WITH a, [(a)-[e:`{kind}`]->(b:`{target}`) WHERE e.kg_tag IS NOT NULL | [b.`{target_key}`, e.kg_tag]] AS edges
WHERE size(edges) > 0
RETURN a.`{source_key}`, edges

// How many edges of a kind lead from one kind of node to another.
MATCH (:`{source}`)-[e:`{kind}`]->(:`{target}`) RETURN count(*)

// How many nodes of a kind there are.
MATCH (n:`{kind}`) RETURN count(*)

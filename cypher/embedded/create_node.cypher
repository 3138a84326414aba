// A table for a kind of node. `kind`, `columns` and `key` are names of models/schema.yml, filled in by the store.
CREATE NODE TABLE `{kind}` ({columns}, PRIMARY KEY (`{key}`))

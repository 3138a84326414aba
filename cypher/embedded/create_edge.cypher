// A table for a kind of edge. `kind`, `ends` and `columns` are names of models/schema.yml, filled in by the store.
CREATE REL TABLE `{kind}` ({ends}{columns})

// A node of a kind stands once. `kind` and `key` are names of models/schema.yml or of the loader's own records.
CREATE CONSTRAINT `{called}` IF NOT EXISTS FOR (n:`{kind}`) REQUIRE n.`{key}` IS UNIQUE

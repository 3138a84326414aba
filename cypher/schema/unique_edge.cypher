// An edge of a kind stands once, even when two loads write at the same time.
CREATE CONSTRAINT `{called}` IF NOT EXISTS FOR ()-[e:`{kind}`]-() REQUIRE e.`id` IS UNIQUE

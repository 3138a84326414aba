// Records of loads that others have taken the place of. Idempotent: yes.
MATCH (l:KgLoad) WHERE l.id IN $ids DELETE l

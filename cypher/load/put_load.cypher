// The record of a load. Idempotent: yes.
MERGE (l:KgLoad {id: $id}) SET l.documents = $documents, l.fingerprint = $fingerprint

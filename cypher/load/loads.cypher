// What has been loaded: each load with its documents; the fingerprint is missing while it is not whole.
MATCH (l:KgLoad) RETURN l.id, l.documents, l.fingerprint ORDER BY l.id

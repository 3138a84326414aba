// One load at a time: whoever runs this holds the lock until the transaction ends, which is rolled back. Idempotent: it leaves nothing.
MERGE (l:KgLock {id: 'load'}) SET l.held = true

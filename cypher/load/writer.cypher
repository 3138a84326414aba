// The lock of a writer, held until its transaction ends: whoever runs this waits for what that writer has under way. It leaves nothing.
MERGE (l:KgLock {id: $writer}) DELETE l

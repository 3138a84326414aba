// Until every index can be used, at most five minutes.
CALL db.awaitIndexes(300)

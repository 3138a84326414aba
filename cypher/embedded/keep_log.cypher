// What changes stays in the log beside the file when it is closed; the file itself is not written.
CALL force_checkpoint_on_close = false

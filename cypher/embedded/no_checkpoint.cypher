// See keep_log.
CALL auto_checkpoint = false

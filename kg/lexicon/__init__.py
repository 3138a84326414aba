"""What the program knows, read from `models/` into frozen values."""

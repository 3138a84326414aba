"""Makes the modules of this folder known to the tests below it."""

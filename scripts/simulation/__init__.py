"""A simulated archive: invented officials with careers in real divisions, and what the papers of their places say of them."""

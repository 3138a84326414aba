"""Local Chinese newspapers in, a graph of who met whom out. Imports nothing, so that `kg --help` is instant."""

__version__ = "0.1.0"

"""Errors that a user can act on: each says where, what, and the way out."""


class KgError(Exception):
    """Base of all errors that are shown to the user as one line, without a traceback."""


class InputError(KgError):
    """A file or record that cannot be read. `place` is `path` or `path:line`."""

    def __init__(self, place: str, what: str, way_out: str) -> None:
        super().__init__(f"{place}: {what}. {way_out}")
        self.place, self.what, self.way_out = place, what, way_out

    def __reduce__(self) -> tuple[type["InputError"], tuple[str, str, str]]:
        return InputError, (self.place, self.what, self.way_out)  # so that it travels between processes


class KnowledgeError(KgError):
    """A row of `models/` that breaks its file's rules. `place` is `file:line`."""

    def __init__(self, place: str, what: str, way_out: str) -> None:
        super().__init__(f"{place}: {what}. {way_out}")
        self.place, self.what, self.way_out = place, what, way_out


class StoreError(KgError):
    """A graph that cannot be written, opened or asked."""

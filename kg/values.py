"""Dataclasses that are made by the thousand: mypy sees to it that the frozen ones stay as they are, which at run time takes
most of the time that it takes to make one.
"""

from dataclasses import dataclass as _dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, frozen: bool = False, **options: Any) -> Any:
        """As in the library, but that nothing holds a frozen value back from change."""
        return _dataclass(unsafe_hash=frozen, **options)

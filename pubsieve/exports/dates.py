"""The dates of records in figures."""

from collections.abc import Mapping
from typing import Any


def numbers(date: Mapping[str, Any] | None) -> list[int]:
    """Year, month and day, as far as they are known one after the other."""
    found = []
    for key in ("year", "month", "day"):
        if date is None or date[key] is None:
            break
        found.append(date[key])
    return found

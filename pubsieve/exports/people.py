"""The names of authors in parts, as reference managers take them."""

from collections.abc import Mapping
from typing import Any


def is_group(author: Mapping[str, Any]) -> bool:
    """Whether an author is a group, whose name has no parts."""
    return bool(author["collective"])


def parts(author: Mapping[str, Any]) -> tuple[str, str | None, str | None] | None:
    """Family name, given name (initials where only they are known), suffix; None where the parts are not certain."""
    if is_group(author) or not author["family"]:
        return None
    return author["family"], author["given"] or author["initials"], author["suffix"]


def inverted(author: Mapping[str, Any]) -> str | None:
    """``Family, Given`` or ``Family, Given, Suffix``; None where the parts are not certain."""
    found = parts(author)
    if found is None:
        return None
    return ", ".join(part for part in found if part)

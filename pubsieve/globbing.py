"""Glob patterns, expanded in a fixed order and without following links in a circle, which the library's ``**`` does."""

import fnmatch
import glob
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from pubsieve.sources import display
from schemas.errors import InputError


def is_pattern(text: str) -> bool:
    """Whether a name that no file has is a pattern."""
    return glob.has_magic(text)


def expand_glob(pattern: str) -> Iterator[str | InputError]:
    """The paths that a pattern matches, part by part in the order of their names.

    ``*``, ``?`` and ``[…]`` within a name and ``**`` for any number of folders, as in `glob.glob`; names that begin
    with a dot are matched only by patterns that do; ``**`` follows no link to a folder.

    Yields:
        Paths of files and folders, and an error for each folder that the system does not let us read.
    """
    path = Path(pattern)
    return _expand(path.anchor, path.parts[1:] if path.anchor else path.parts)


def _expand(folder: str, parts: Sequence[str]) -> Iterator[str | InputError]:
    if not parts:
        yield folder
        return
    head, rest = parts[0], parts[1:]
    if not is_pattern(head):
        if os.path.lexists(os.path.join(folder, head)):
            yield from _expand(os.path.join(folder, head), rest)
        return
    try:
        names = sorted(os.listdir(folder or os.curdir))
    except NotADirectoryError:
        return
    except OSError as error:
        yield unreadable_folder(folder, error)
        return
    if head == "**":
        yield from _expand(folder, rest or ("*",))
        for name in names:
            inner = os.path.join(folder, name)
            if not name.startswith(".") and os.path.isdir(inner) and not os.path.islink(inner):
                yield from _expand(inner, parts)
        return
    for name in names:
        if fnmatch.fnmatchcase(name, head) and (head.startswith(".") or not name.startswith(".")):
            yield from _expand(os.path.join(folder, name), rest)


def unreadable_folder(folder: str, error: OSError) -> InputError:
    """The rejection of a folder that the system does not let us read."""
    name = display(Path(folder))
    return InputError(f"cannot be read: {error.strerror or error}", code="input-unreadable", source=name)

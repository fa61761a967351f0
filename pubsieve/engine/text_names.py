"""The names of the files that hold the clean text of the pages."""

import re

_UNSAFE = re.compile(r"[^\w.-]+")
_LONGEST_NAME = 120  # file systems allow 255 bytes, a character takes up to four


class TextNames:
    """Names a file after each input: one path component, and no two the same, even where case does not count."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def name(self, source: str) -> str:
        """The name for the next input."""
        stem = _UNSAFE.sub("_", source).strip("._")[-_LONGEST_NAME:] or "page"
        name, number = stem, 1
        while name.casefold() in self._given:
            number += 1
            name = f"{stem}-{number}"
        self._given.add(name.casefold())
        return f"{name}.txt"

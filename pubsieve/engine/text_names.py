"""The names of the files that hold the clean text of the pages."""

import re

_UNSAFE = re.compile(r"[^\w.-]+")
_LONGEST_NAME = 200  # bytes; file systems allow 255, and a number, ".txt" and the mark of a temporary file are added
# What Windows takes for a device, whatever stands behind the dot.
_DEVICE = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])(?:\.|\Z)", re.I)


class TextNames:
    """Names a file after each input: one path component, and no two the same, even where case does not count."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def name(self, source: str) -> str:
        """The name for the next input."""
        safe = _UNSAFE.sub("_", source).strip("._").encode()[-_LONGEST_NAME:].decode(errors="ignore")
        stem = safe.strip("._") or "page"
        if _DEVICE.match(stem):
            stem = f"_{stem}"
        name, number = stem, 1
        while name.casefold() in self._given:
            number += 1
            name = f"{stem}-{number}"
        self._given.add(name.casefold())
        return f"{name}.txt"

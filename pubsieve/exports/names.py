"""Names that are unique among the records of one export: citation keys and file names."""

import hashlib
import re
import unicodedata

_OTHER = re.compile(r"[^a-z0-9]+")
_LONGEST = 60


def slug(text: str) -> str:
    """Small ASCII letters and figures, parted by hyphens; nothing where the text has none."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return _OTHER.sub("-", plain).strip("-")[:_LONGEST].rstrip("-")


def digest(text: str) -> str:
    """Eight hexadecimal figures that tell texts apart."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


class Unique:
    """Gives each name once: ``a``, ``a-2``, ``a-3``. Keeps eight bytes of each, so that millions fit into memory."""

    def __init__(self) -> None:
        self._seen: set[int] = set()

    def name(self, wanted: str) -> str:
        """The name, with a number where it is taken."""
        name, number = wanted, 1
        while (mark := int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest())) in self._seen:
            number += 1
            name = f"{wanted}-{number}"
        self._seen.add(mark)
        return name

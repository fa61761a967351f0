"""What tells the findings of a run from one another, whatever line their records stand on."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from expectations.values import text
from schemas.finding import Finding

_PLACE = ("id", "source", "line")


@dataclass(frozen=True, order=True, slots=True)
class Key:
    """What tells one finding from another from one run to the next: never a line, which moves."""

    record: str
    check: str
    column: str
    value: str

    @property
    def digest(self) -> str:
        """The same as 32 hexadecimal digits."""
        parts = "\0".join((self.record, self.check, self.column, self.value))
        return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:32]


class Entry(BaseModel):
    """One known finding.

    Attributes:
        record, check, column, value: tell the finding from others.
        source: the file in which it was found.
        count: how often it is there.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    record: str
    check: str
    column: str
    value: str
    source: str
    count: int = Field(default=1, ge=1)

    @property
    def key(self) -> Key:
        """What tells the finding from others."""
        return Key(self.record, self.check, self.column, self.value)


class Keys:
    """Makes the keys of findings.

    A record without an identifier is called after its line, which moves; its key is made of its title, or of all that
    it holds where it has none.
    """

    def __init__(self) -> None:
        self._steady: dict[str, str] = {}

    def add(self, record: Mapping[str, Any]) -> None:
        """Remember a record, before its findings are asked for."""
        name, source = text(record["id"]), record["source"]
        if name.startswith(f"{source}#"):
            self._steady[name] = _content(record)

    def of(self, finding: Finding) -> Key:
        """The key of a finding."""
        record = self._steady.get(finding.record, finding.record)
        return Key(record, finding.check, finding.column or "", finding.value or "")


def _content(record: Mapping[str, Any]) -> str:
    if title := text(record.get("title")):
        return f"title:{title}"
    whole = json.dumps({key: record[key] for key in record if key not in _PLACE}, sort_keys=True, default=str)
    return f"content:{hashlib.sha256(whole.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}"

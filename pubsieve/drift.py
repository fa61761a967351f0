"""Schema drift: whether the pages of a site, taken together, still are what their profile was made for.

A change of a site's layout breaks no single page so clearly that one could tell; it shows when all of them lack what
most used to have. Three signals, each told once a profile: fields that hardly a page states any more; rules that act on
no page, while words that the profile does not know repeat; and those words.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from cleaner.document import Block, Document
from cleaner.headings import is_label
from cleaner.layout import Layout
from cleaner.layouts import load_layouts
from cleaner.profile import Drift
from cleaner.typed import is_typed
from expectations.catalog import get
from expectations.check import Check
from expectations.drift import FEWEST
from schemas.finding import Finding

SCHEMA_DRIFT = get("schema-drift")
_MOST = 0.6  # of the pages
_GONE = 0.1  # of the pages; fewer state what most are expected to
_LONE = 5  # words of a line that is told by itself; shorter ones only with the line above, as headings repeat too
_SENTENCE = 8  # words of a line among a record's terms: more than a term has
_TERMS = frozenset(("mesh_terms", "substances", "publication_types", "keywords"))
_RIGHTS = ("©", "copyright", "(c) ")  # the same for all articles of a journal and year
_LONGEST = 400  # characters of a line that is compared
_REMEMBERED = 20_000  # lines of one site; beyond, the rare ones are forgotten
_RARE = 0.2  # of the pages


@dataclass(slots=True)
class Signs:
    """What one page shows of its layout.

    Attributes:
        profile: id of the profile that read it.
        fields: those that its profile expects and a record of it has.
        drops: the rules that its profile expects to act and that acted.
        lines: each line that is compared, folded, alone or with the one above.
    """

    profile: str
    fields: list[str]
    drops: list[str]
    lines: list[tuple[str, ...]]


class DriftWatch:
    """Watches the pages of a run; a context of small counters for each site.

    Args:
        profiles: profile files of the user's own.
    """

    def __init__(self, profiles: Sequence[Path] = ()) -> None:
        self._layouts = {layout.id: layout for layout in load_layouts(*profiles) if layout.profile.drift}
        self._sites: dict[str, _Site] = {}

    def signs(self, document: Document, records: Sequence[Mapping[str, Any]]) -> Signs | None:
        """What to count of a page; None where its profile expects nothing. Counts nothing itself, see `add`."""
        if (layout := self._layouts.get(document.profile)) is None:
            return None
        fields = [name for name in _expected(layout).fields if any(record.get(name) for record in records)]
        drops = [rule for rule in _drops(layout) if rule in document.reasons]
        return Signs(layout.id, fields, drops, list(dict.fromkeys(_lines(document))))

    def add(self, signs: Signs) -> None:
        """Count one page; all of them in the order of the pages."""
        if signs.profile not in self._sites:
            self._sites[signs.profile] = _Site(self._layouts[signs.profile])
        self._sites[signs.profile].add(signs)

    def finish(self) -> Iterator[Finding]:
        """The findings, one a profile and signal."""
        for name in sorted(self._sites):
            yield from self._sites[name].findings()


def drift_watch(checks: Collection[Check], profiles: Sequence[Path] = ()) -> DriftWatch | None:
    """What watches the pages of a run, where its checks ask for that.

    Args:
        checks: of the run.
        profiles: profile files of the user's own.
    """
    return DriftWatch(profiles) if any(check.id == SCHEMA_DRIFT.id for check in checks) else None


def _expected(layout: Layout) -> Drift:
    return layout.profile.drift or Drift()


def _drops(layout: Layout) -> list[str]:
    return [rule if ":" in rule else f"{layout.id}:{rule}" for rule in _expected(layout).drops]


class _Site:
    """What the pages that were read by one profile have in common."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._expected = _expected(layout).fields
        self._rules = _drops(layout)
        self._pages = 0
        self._fields: Counter[str] = Counter()
        self._acted: Counter[str] = Counter()
        self._lines: Counter[tuple[str, ...]] = Counter()

    def add(self, signs: Signs) -> None:
        self._pages += 1
        self._fields.update(signs.fields)
        self._acted.update(signs.drops)
        self._lines.update(signs.lines)
        if len(self._lines) > _REMEMBERED:
            least = max(2, _RARE * self._pages)
            self._lines = Counter({line: count for line, count in self._lines.items() if count >= least})

    def findings(self) -> Iterator[Finding]:
        if self._pages < FEWEST:
            return
        unknown = self._unknown()
        vanished = [name for name in self._expected if self._fields[name] < _GONE * self._pages]
        idle = [rule for rule in self._rules if not self._acted[rule]] if unknown else []
        for signal, names in (("fields", vanished), ("drops", idle), ("blocks", unknown)):
            if fault := SCHEMA_DRIFT.fault(signal, names, self._pages):
                yield SCHEMA_DRIFT.finding({"id": f"site:{self._layout.id}"}, fault)

    def _unknown(self) -> list[str]:
        """The lines that repeat on most pages, as frame does: no data, and no headings above content."""
        often = [line for line, count in self._lines.items() if count >= _MOST * self._pages]
        frame = (text for line in often if not any(map(self._is_content, line)) for text in line)
        return list(dict.fromkeys(frame))

    def _is_content(self, text: str) -> bool:
        block = Block(text, text)
        return text.startswith(_RIGHTS) or is_typed(block) or is_label(block) or bool(self._layout.section_for(text))


def _lines(document: Document) -> Iterator[tuple[str, ...]]:
    """The folded lines that are kept: each long one by itself, each with the line above.

    Furniture behind the last section of a page is read as terms of that section; there only sentences tell.
    """
    shown = [block for block in document.kept if any(map(str.isalpha, block.key)) and len(block.key) <= _LONGEST]
    for block in shown:
        least = _LONE if block.field is None else _SENTENCE if block.field in _TERMS else _LONGEST
        if block.kind != "heading" and len(block.key.split()) >= least:
            yield (block.key,)
    for above, block in pairwise(shown):
        if above.field is None and block.field is None and "heading" not in (above.kind, block.kind):
            yield (above.key, block.key)

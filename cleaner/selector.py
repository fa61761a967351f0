"""Selectors over an indexed tree: the small part of CSS that profiles need, looked up instead of searched for.

A page is indexed once (`cleaner.index`); a selector then starts from the few elements with its id, class or tag. A
full CSS engine scans the whole tree once per selector, which for a profile's sixty selectors costs more than parsing
the page.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from lxml.etree import _Element

from cleaner.index import Index, inside, value_of
from schemas.errors import ConfigError

_STEP = re.compile(r"\s*+(?P<child>>)?\s*+(?P<compound>[^\s>\[@]+(?:\[[^\]]*\])*|(?:\[[^\]]*\])+)")
_PART = re.compile(
    r"(?P<kind>[#.])(?P<name>[\w-]+)|\[(?P<attr>[\w:.-]+)(?:(?P<op>[\^*]?=)\"?(?P<value>[^\"\]]*)\"?)?\]|(?P<tag>[a-z][a-z0-9-]*)"
)
_ATTRIBUTE = re.compile(r"@([\w:-]+)$")


@dataclass(frozen=True, slots=True)
class _Compound:
    """One step of a selector: everything that must hold of one element."""

    tag: str | None = None
    id: str | None = None
    classes: tuple[str, ...] = ()
    attributes: tuple[tuple[str, str, str], ...] = ()  # name, operator ("" = present), value
    child: bool = False  # must be a child of the step before, not just inside it

    is_key: bool = False  # one id, class, tag or attribute and nothing else: the index alone proves it

    def fits(self, element: _Element) -> bool:
        if self.tag and element.tag != self.tag:
            return False
        if self.id and element.get("id") != self.id:
            return False
        if self.classes:
            tokens = (element.get("class") or "").split()
            for name in self.classes:
                if name not in tokens:
                    return False
        return not self.attributes or all(
            _attribute_fits(value_of(self.tag, element, name), op, value) for name, op, value in self.attributes
        )

    def matches(self, index: Index) -> Sequence[_Element]:
        """The elements of the page of which it holds."""
        candidates = self.candidates(index)
        return candidates if self.is_key else [element for element in candidates if self.fits(element)]

    def candidates(self, index: Index) -> Sequence[_Element]:
        if self.id:
            return index.ids.get(self.id, ())
        if self.classes:
            return min((index.classes.get(name, ()) for name in self.classes), key=len)
        name, op, value = self.attributes[0] if self.attributes else ("", "", "")
        if op == "=":
            return index.with_value(self.tag, name, value)
        if self.tag:
            return index.with_tag(self.tag)
        return [one for one in index.with_attribute(name) if _attribute_fits(one.get(name), op, value)]


@dataclass(frozen=True, slots=True)
class Selector:
    """A parsed selector such as ``#abstract > p strong.sub-title`` or ``meta[name="citation_doi"]@content``.

    Attributes:
        source: as written.
        names: all ids and classes that it names; a page without one of them need not be searched.
        attribute: the attribute whose value is meant; None for the element's text.
    """

    source: str
    steps: tuple[_Compound, ...]
    names: frozenset[str]
    attribute: str | None = None

    @classmethod
    @lru_cache(maxsize=1024)  # profiles take over much from each other
    def parse(cls, source: str) -> "Selector":
        """Read a selector.

        Raises:
            ConfigError: ``selector-unreadable``, for anything beyond tag, #id, .class, [attr], [attr=v], [attr^=v],
                [attr*=v], descendant, child (>) and a final @attribute.
        """
        text, attribute = source.strip(), None
        if named := _ATTRIBUTE.search(text):
            attribute, text = named[1], text[: named.start()]
        steps, at = [], 0
        while at < len(text):
            step = _STEP.match(text, at)
            if not step:
                raise ConfigError(f"cannot read the selector {source!r} at {text[at:]!r}", code="selector-unreadable")
            steps.append(_compound(step["compound"], bool(step["child"]), source))
            at = step.end()
        if not steps:
            raise ConfigError("a selector is empty", code="selector-unreadable")
        names = frozenset(name for step in steps for name in (step.id, *step.classes) if name)
        return cls(source, tuple(steps), names, attribute)

    def select(self, index: Index) -> Sequence[_Element]:
        """The elements that fit, in document order."""
        if not self.names <= index.names:
            return ()
        found: Sequence[_Element] = self.steps[0].matches(index)
        for step in self.steps[1:]:
            if not found:
                break
            if step.child:
                outer = set(found)
                found = [element for element in step.matches(index) if element.getparent() in outer]
            else:
                found = inside(step.matches(index), found)
        return found

    def fits(self, element: _Element) -> bool:
        """Whether one element fits."""
        *outer, last = self.steps
        return last.fits(element) and _inside(element, outer, child=last.child)

    def inside(self, ancestor: _Element) -> Iterator[_Element]:
        """The elements inside `ancestor` that fit, in document order."""
        *outer, last = self.steps
        for element in ancestor.iterdescendants("*"):
            if last.fits(element) and _inside(element, outer, child=last.child):
                yield element


def _compound(source: str, child: bool, whole: str) -> _Compound:
    tag = name = None
    classes: list[str] = []
    attributes: list[tuple[str, str, str]] = []
    at = 0
    while at < len(source):
        part = _PART.match(source, at)
        if not part or (part["tag"] and at):
            raise ConfigError(f"cannot read the selector {whole!r} at {source[at:]!r}", code="selector-unreadable")
        if part["tag"]:
            tag = part["tag"]
        elif part["kind"] == "#":
            name = part["name"]
        elif part["kind"] == ".":
            classes.append(part["name"])
        else:
            folded = tag == "meta" and part["attr"] == "name"  # its case means nothing
            value = part["value"] or ""
            attributes.append((part["attr"], part["op"] or "", value.lower() if folded else value))
        at = part.end()
    is_key = (tag is not None) + (name is not None) + len(classes) + len(attributes) == 1
    return _Compound(tag, name, tuple(classes), tuple(attributes), child, is_key)


def _attribute_fits(found: str | None, op: str, value: str) -> bool:
    if found is None:
        return False
    if op == "^=":
        return found.startswith(value)
    if op == "*=":
        return value in found
    return not op or found == value


def _inside(element: _Element, outer: list[_Compound] | tuple[_Compound, ...], *, child: bool) -> bool:
    if not outer:
        return True
    *rest, step = outer
    for ancestor in element.iterancestors():
        if step.fits(ancestor) and _inside(ancestor, rest, child=step.child):
            return True
        if child:
            return False
    return False

"""Author lines as full-text pages print them: marks glued to the names, or set behind them as superscripts."""

import re
from collections.abc import Collection, Iterator

from lxml import etree
from lxml.etree import _Element

from cleaner.draft import RawAuthor
from cleaner.fold import collapse
from cleaner.lines import read_author_line
from cleaner.words import words_of

_MARK = re.compile(r"\d{1,3}|[a-z](?![a-z])|[*\u2020\u2021\u00a7\u00b6#\u2709]")
_MARKS = re.compile(
    r"(?:(?<![\s,])[\s,]++)?(?:corresponding author)?"
    r"(?:\d{1,3}|[*\u2020\u2021\u00a7\u00b6#\u2709]|(?<=[\s,])[a-z](?=,|\s*$|\*))"
    r"(?:[\s,]*+(?:\d{1,3}|[*\u2020\u2021\u00a7\u00b6#\u2709]|(?<=[\s,])[a-z](?=,|\s*$|\*)))*"
)
_BETWEEN = re.compile(  # white space is taken from where it begins: it costs its length once
    r"(?:(?<!\s)\s++)?[,;]\s*+(?:and\s++|&\s*+)?|(?<!\s)\s++(?:and|&)\s++|^\s*+(?:and|&)\s++"
)
_BEHALF = re.compile(r"(?:on behalf of|for) (?:the )?", re.I)
_CORRESPONDING = re.compile(r"(?:,\s*+|(?<![\s,])\s++)?corresponding author\s*+")
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV)\.?")
_DEGREE = re.compile(
    r"(?:M\.?D|Ph\.?D|D\.?Phil|M\.?P\.?H|M\.?S\.?c?|B\.?S\.?c?|R\.?N|D\.?V\.?M|FRCP|FACP|MBBS|Dr\.?P\.?H)\.?", re.I
)


def read_marked_line(text: str) -> list[RawAuthor]:
    """The authors of a line such as ``Ada Fern,1,2* Bo Moss,3 and Cy Reed2``.

    Returns:
        The authors with their marks; an empty list where the line is no list of authors.
    """
    if plain := read_author_line(text):
        return plain
    authors: list[RawAuthor] = []
    at = 0
    text = text.replace("^", " ").strip()  # Markdown's superscripts
    for marks in [*_MARKS.finditer(text), None]:
        between = _CORRESPONDING.sub("", text[at : marks.start() if marks else len(text)])
        names = [name for name in _BETWEEN.split(between.strip(" ,;")) if name.strip(" .")]
        for name in names:
            if _SUFFIX.fullmatch(name) and authors:
                authors[-1].name += f", {name}"
            elif _DEGREE.fullmatch(name) and authors:
                continue
            elif found := read_author_line(_BEHALF.sub("", name)):
                authors += found
            else:
                return []
        if marks:
            if not authors:
                return []
            authors[-1] = RawAuthor(authors[-1].name, (*authors[-1].marks, *read_marks(marks[0])))
            at = marks.end()
    return authors


def read_marks(text: str) -> tuple[str, ...]:
    """The affiliation marks in a text such as ``1,2,*``; signs for equal work and correspondence left out."""
    return tuple(filter(str.isalnum, _MARK.findall(text.replace("corresponding author", ""))))


def read_marked_element(element: _Element, dropped: Collection[_Element]) -> list[RawAuthor]:
    """The authors of one element that holds them all, their marks in ``sup``, their names in links or in plain text.

    Args:
        element: such as ``<div><a>Ada Fern</a><sup>1</sup>, <a>Bo Moss</a></div>``.
        dropped: elements whose words do not count.

    Returns:
        The authors; none where the element opens with a label such as ``Editor:``.
    """
    authors: list[RawAuthor] = []
    for kind, text in _tokens(element, dropped):
        if kind == "text" and text.rstrip().endswith(":") and not authors:
            return []
        if kind == "mark" and authors:
            authors[-1].marks += read_marks(text)
        elif kind == "orcid" and authors:
            authors[-1].orcid = text
        elif kind == "name":
            authors.append(RawAuthor(text))
        elif kind == "text":
            _add_names(authors, text)
    return authors


def _add_names(authors: list[RawAuthor], text: str) -> None:
    """Names outside links: groups, and all of them on pages without links."""
    for piece in _BETWEEN.split(_CORRESPONDING.sub("", text)):
        name = _BEHALF.sub("", collapse(piece).strip(" ,;.")).rstrip(" (")
        if _SUFFIX.fullmatch(name) and authors:
            authors[-1].name += f", {name}"
        elif len(name.split()) > 1 and not _DEGREE.fullmatch(name):
            authors.append(RawAuthor(name))


def _tokens(element: _Element, dropped: Collection[_Element]) -> Iterator[tuple[str, str]]:
    """What stands in an author element, in order: names, marks, addresses of ORCID, other text."""
    if element.text and element.text.strip():
        yield "text", element.text
    events = etree.iterwalk(element, events=("start", "end"))
    for event, inner in events:
        if inner is element:
            continue
        if event == "end":
            if inner.tail and inner.tail.strip(" \t\n,"):
                yield "text", inner.tail
            continue
        kind = "dropped" if inner in dropped else _kind(inner)
        if kind != "text":
            events.skip_subtree()
        text = {"text": inner.text or "", "orcid": inner.get("href") or "", "dropped": ""}.get(kind)
        text = words_of(inner, dropped) if text is None else text
        if text.strip():
            yield kind, text


def _kind(element: _Element) -> str:
    if element.tag == "sup":
        return "mark"
    if element.tag == "a":
        return "orcid" if "orcid.org/" in (element.get("href") or "") else "name"
    return "name" if "name" in (element.get("class") or "").split() else "text"

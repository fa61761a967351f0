"""What was learned -> the text of a profile file, with the evidence for each rule beside it."""

import json
from collections.abc import Iterable, Iterator

from cleaner.learn import Learned
from cleaner.learn_elements import Repeated

_EXAMPLE = 70  # characters
_ABOVE = 5  # so much is a learned profile asked before the one that it extends
_LEAST = 20  # above the profiles of pages of any site


def as_toml(learned: Learned, profile_id: str) -> str:
    """The profile file.

    Args:
        learned: what the pages have in common.
        profile_id: the profile's id: small letters, digits and hyphens.
    """
    return "\n".join([*_head(learned, profile_id), *_fingerprint(learned), *_drops(learned)]) + "\n"


def _head(learned: Learned, profile_id: str) -> Iterator[str]:
    base = learned.base.profile
    yield f"# Learned from {learned.pages} pages. Each rule says on how many its words stand; read them before use."
    for page in learned.refused:
        yield f"# Left out: {_comment(f'{page.source}: {page.why}')}"
    yield f"id = {_string(profile_id)}"
    yield f"title = {_string(f'Pages of {learned.hosts[0]}' if learned.hosts else 'Learned from pages of one site')}"
    if learned.hosts:
        yield f"hosts = [{', '.join(map(_string, learned.hosts))}]"
    yield f"variant_of = {_string(base.id)}  # what is not said here is as there"
    if not base.by_shape:
        yield f"site = {_string(learned.base.site)}"
    yield f"priority = {max(_LEAST, base.priority + _ABOVE)}"


def _fingerprint(learned: Learned) -> Iterator[str]:
    if learned.marks:
        yield from ("", "[fingerprint]", f"{'html' if learned.is_html else 'lines'} = [")
        yield from (f"  {_string(mark)}," for mark in learned.marks)
        yield "]"
        yield f"{'need_html' if learned.is_html else 'need'} = {learned.need}"


def _drops(learned: Learned) -> Iterator[str]:
    names = []
    for key, name, found in (
        ("css", "repeated-elements", learned.elements),
        ("lines", "repeated-lines", learned.lines),
    ):
        if found:
            names.append(name)
            yield from ("", "[[drop]]", f"id = {_string(name)}")
            yield 'why = "the same words on most pages of the site, and no data of a record"'
            yield "share = 1.0"
            yield from (f"{key} = [", *_entries(found, learned.pages), "]")
    yield from ("", "[drift]", f"drops = [{', '.join(map(_string, names))}]")


def _entries(found: Iterable[Repeated], pages: int) -> Iterator[str]:
    for one in found:
        example = f": {_shortened(one.example)}" if one.example != one.what else ""
        yield f"  {_string(one.what)},  # {one.pages} of {pages}{example}"


def _shortened(text: str) -> str:
    return _comment(text if len(text) <= _EXAMPLE else text[: _EXAMPLE - 1] + "…")


def _comment(text: str) -> str:
    """TOML allows no control characters in comments."""
    return "".join(char if char.isprintable() else " " for char in text)


def _string(text: str) -> str:
    """A TOML basic string; its escapes are those of JSON and DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")

"""A cleaned page in the forms that `pubsieve clean` writes."""

from collections.abc import Callable

from cleaner.document import Document
from pubsieve.json_line import json_line

_BLOCK = ("text", "kind", "level", "start", "end", "where", "rule", "field")


def form(to: str, *, links: bool = False) -> Callable[[Document], str]:
    """The function that writes a page as ``text``, ``markdown``, ``html`` or ``json``.

    Args:
        to: name of the form.
        links: whether Markdown keeps the links.
    """
    forms: dict[str, Callable[[Document], str]] = {
        "text": lambda document: document.text,
        "markdown": lambda document: document.markdown(links=links),
        "html": lambda document: document.html,
        "json": as_json,
    }
    return forms[to]


def as_json(document: Document) -> str:
    """One JSON object in one line: where the page came from, its text, each block with its place and fate."""
    page = document.page
    values = {
        "source": page.source,
        "url": page.url,
        "site": document.site,
        "kind": document.kind,
        "text": document.text,
        "blocks": [{key: getattr(block, key) for key in _BLOCK} for block in document.blocks],
        "reasons": dict(document.reasons),
        "origins": [dict(origins) for origins in document.origins],
        "problems": [problem.model_dump(mode="json") for problem in document.problems],
    }
    return json_line(values)

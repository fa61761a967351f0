"""A cleaned page in the forms that `pubsieve clean` writes."""

from cleaner.document import Document
from pubsieve.json_line import json_line

_BLOCK = ("text", "kind", "level", "start", "end", "where", "rule", "field")


def as_text(document: Document) -> str:
    """The clean text."""
    return document.text


def as_json(document: Document) -> str:
    """One JSON object in one line: where the page came from, its clean text, and every block, kept or removed, with its place."""
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

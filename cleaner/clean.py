"""The order of the steps, nothing else."""

from cleaner.document import Block, Document, render_text
from cleaner.page import RawPage
from schemas.article import read_article


def clean(page: RawPage) -> Document:
    """Clean one page and read its records."""
    blocks, start = [], 0
    for line in page.content.splitlines(keepends=True):
        blocks.append(Block(line, start=start, end=start + len(line)))
        start += len(line)
    article = read_article(
        {"source": page.source, "url": page.url, "site": "generic", "kind": "page", "text": render_text(blocks)}
    )
    return Document(page, "generic", "page", blocks, articles=[article])

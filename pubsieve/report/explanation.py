"""What became of each block of a page, for the terminal; and of one passage that a user asks about."""

import re
from collections.abc import Iterator

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

from cleaner.document import Block, Document
from cleaner.origins import FIELDS
from pubsieve.printable import printable
from pubsieve.report.fields import field_rows

_KEY, _VALUE = max(map(len, FIELDS)), 60  # widths of columns
_SPACE = re.compile(r"\s+")


class Screen(Console):
    """A console that lets the caller know that nobody reads any more, in place of ending the program by itself."""

    def on_broken_pipe(self) -> None:
        """Pass the error on."""
        raise BrokenPipeError


def print_blocks(document: Document, blocks: list[Block], console: Console) -> None:
    """Print blocks in their order, each under its fate; neighbours that one rule removed share one heading.

    Args:
        document: the page, for the reasons.
        blocks: those to print.
        console: where to; its colours are left out where it is no terminal.
    """
    before: tuple[str | None, str | None] | None = None
    for block in blocks:
        text = printable(block.text.strip())
        if not text:
            continue
        fate = (block.rule, block.field)
        if fate != before:
            console.print(_fate(document, block), soft_wrap=True)
            before = fate
        sign, style = ("+", "") if block.rule is None else ("-", "dim red")
        for line in text.splitlines():
            console.print(Text(f"  {sign} {line}", style=style), soft_wrap=True)


def print_summary(document: Document, console: Console) -> None:
    """Print how much of the page was kept, and which rules removed how much."""
    shown = [block for block in document.blocks if block.text.strip()]
    kept = sum(block.kept for block in shown)
    line = f"{document.page.source}: read as {document.site}, {kept:,} blocks kept, {len(shown) - kept:,} removed"
    console.print(Text(printable(line), style="bold"), soft_wrap=True)
    for problem in document.problems:
        console.print(Text(f"  {problem.code}: {printable(problem.message)}", style="yellow"), soft_wrap=True)


def print_fields(document: Document, console: Console) -> None:
    """Print the fields of each record with their values and where on the page they stand."""
    for rows in field_rows(document):
        lines = [(row.key, printable(row.value), printable(row.origin)) for row in rows]
        for number, (key, value, origin) in enumerate([("Field", "Value", "Where it stands"), *lines] if lines else ()):
            shown = value if cell_len(value) <= _VALUE else set_cell_size(value, _VALUE - 1) + "…"
            line = f"{key:<{_KEY}}  {set_cell_size(shown, _VALUE)}  {origin}"
            console.print(Text(line, style="" if number else "bold"), soft_wrap=True)
        console.print()


def blocks_with(document: Document, passage: str) -> list[Block]:
    """The blocks that hold a passage, white space and case aside; it may run over several blocks."""
    text, spans = _joined(document.blocks)
    wanted = _fold(passage)
    return [
        block
        for block, (start, end) in zip(document.blocks, spans, strict=True)
        if any(start < at + len(wanted) and at < end for at in _places(text, wanted))
    ]


def _joined(blocks: list[Block]) -> tuple[str, list[tuple[int, int]]]:
    """All blocks as one folded text, and where in it each stands."""
    parts, spans, at = [], [], 0
    for block in blocks:
        folded = _fold(block.text)
        spans.append((at, at + len(folded)))
        if folded:
            parts.append(folded)
            at += len(folded) + 1
    return " ".join(parts), spans


def _places(text: str, wanted: str) -> Iterator[int]:
    at = text.find(wanted) if wanted else -1
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)


def _fold(text: str) -> str:
    return _SPACE.sub(" ", text).strip().casefold()


def _fate(document: Document, block: Block) -> Text:
    if block.rule is None:
        return Text("kept" + (f" as {block.field}" if block.field else ""), style="bold green")
    fate = Text(f"removed by {block.rule}", style="bold red")
    return fate.append(f": {document.reasons.get(block.rule, 'no reason given')}", style="not bold red")

"""`pubsieve cite`: citation lines in; one JSON object a line out, in the same order."""

import json
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from pubsieve.cli.console import Exit
from schemas.citation import Citation, parse_citation
from schemas.errors import ConfigError

# Line ends to some readers of JSON lines, but not to json: escaped, so that one answer stays one line for all.
_LINE_ENDS = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def cite(
    file: Annotated[
        Path | None,
        typer.Argument(help="Citations, one a line; - or none: standard input.", show_default=False),
    ] = None,
) -> None:
    """Parse citation lines: authors, title, journal, dates, volume, issue, pages and identifiers of each.

    One answer for each line, blank ones too. Ends with 1 where a line is no citation or holds an error, with 2 for a
    missing file.
    """
    out = sys.stdout.buffer
    wrong = False
    for line in _lines(file):
        citation = parse_citation(line)
        wrong |= not citation.ok or any(problem.severity == "error" for problem in citation.problems)
        out.write(_as_json(citation))
        out.flush()
    raise typer.Exit(Exit.FINDINGS if wrong else Exit.CLEAN)


def _lines(file: Path | None) -> Iterator[str]:
    """Lines end at a line feed only; bytes that are no UTF-8 become U+FFFD."""
    try:
        opened = nullcontext(sys.stdin.buffer) if file is None or str(file) == "-" else file.open("rb")
    except OSError as error:
        message = f"cannot be read ({error.strerror}); give a file with one citation a line, or - for standard input"
        raise ConfigError(message, code="input-unreadable", source=str(file)) from None
    with opened as stream:
        for raw in stream:
            yield raw.rstrip(b"\r\n").decode("utf-8", errors="replace")


def _as_json(citation: Citation) -> bytes:
    return json.dumps(citation.as_json(), ensure_ascii=False).translate(_LINE_ENDS).encode() + b"\n"

"""`pubsieve id`: identifiers in, one a line; one JSON object a line out, in the same order."""

import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from pubsieve.cli.console import Exit
from pubsieve.json_line import json_line
from schemas.errors import ConfigError
from schemas.identifiers import Identifier, Kind, parse_identifier


def identify(
    file: Annotated[
        Path | None,
        typer.Argument(help="Identifiers, one a line; - or none: standard input.", show_default=False),
    ] = None,
    kind: Annotated[
        Kind | None,
        typer.Option(case_sensitive=False, help="What the lines are meant to be; without it, each line tells."),
    ] = None,
) -> None:
    """Validate, normalise and repair identifiers: {input, kind, value, ok, problems, fix} for each line.

    Ends with 1 where a line is no valid identifier, with 2 for an unknown kind or a missing file.
    """
    out = sys.stdout.buffer
    wrong = False
    for line in _lines(file):
        answer = parse_identifier(line, kind)
        wrong |= not answer.ok
        out.write(_as_json(answer))
        out.flush()
    raise typer.Exit(Exit.FINDINGS if wrong else Exit.CLEAN)


def _lines(file: Path | None) -> Iterator[str]:
    """Lines end at a line feed only; bytes that are no UTF-8 become U+FFFD, which every parser reports."""
    try:
        opened = nullcontext(sys.stdin.buffer) if file is None or str(file) == "-" else file.open("rb")
    except OSError as error:
        message = f"cannot be read ({error.strerror}); give a file with one identifier a line, or - for standard input"
        raise ConfigError(message, code="input-unreadable", source=str(file)) from None
    with opened as stream:
        for raw in stream:
            yield raw.rstrip(b"\r\n").decode("utf-8", errors="replace")


def _as_json(answer: Identifier) -> bytes:
    fields = {
        "input": answer.input,
        "kind": answer.kind,
        "value": answer.value,
        "ok": answer.ok,
        "problems": [problem.model_dump(mode="json") for problem in answer.problems],
        "fix": answer.fix,
    }
    return json_line(fields).encode() + b"\n"

"""`pubsieve id`: identifiers in, one a line; one JSON object a line out, in the same order."""

from pathlib import Path
from typing import Annotated, Any

import typer

from pubsieve.cli.answers import read_lines, write_answer
from pubsieve.cli.console import Exit
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
    wrong = False
    for line in read_lines(file, "identifier"):
        answer = parse_identifier(line.text, kind)
        sound = answer.ok and not line.problems
        wrong |= not sound
        write_answer(_fields(answer) | {"ok": sound}, line)
    raise typer.Exit(Exit.FINDINGS if wrong else Exit.CLEAN)


def _fields(answer: Identifier) -> dict[str, Any]:
    return {
        "input": answer.input,
        "kind": answer.kind,
        "value": answer.value,
        "ok": answer.ok,
        "problems": [problem.model_dump(mode="json") for problem in answer.problems],
        "fix": answer.fix,
    }

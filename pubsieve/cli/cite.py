"""`pubsieve cite`: citation lines in; one JSON object a line out, in the same order."""

from pathlib import Path
from typing import Annotated

import typer

from pubsieve.cli.answers import read_lines, write_answer
from pubsieve.cli.console import Exit
from schemas.citation import parse_citation


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
    wrong = False
    for line in read_lines(file, "citation"):
        citation = parse_citation(line.text)
        problems = [*citation.problems, *line.problems]
        wrong |= not citation.ok or any(problem.severity == "error" for problem in problems)
        write_answer(citation.as_json(), line)
    raise typer.Exit(Exit.FINDINGS if wrong else Exit.CLEAN)

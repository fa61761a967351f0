"""Arguments and options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT...",
        help="Files, folders, glob patterns, or - for standard input: .html .txt .md .jsonl, each also .gz.",
        show_default=False,
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no summary; errors are still told.")]
Config = Annotated[
    Path | None,
    typer.Option(
        help="Settings; else pubsieve.toml, else [tool.pubsieve] in pyproject.toml, in the working folder.",
        metavar="FILE",
        show_default=False,
    ),
]
Profiles = Annotated[
    list[Path] | None,
    typer.Option(
        "--profile",
        help="A site profile of your own, such as `pubsieve learn` writes; can be given several times.",
        metavar="FILE",
        show_default=False,
    ),
]

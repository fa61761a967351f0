"""The command line: one module a command, all registered here."""

import sys
from typing import Annotated

import typer

from pubsieve.cli.catalog import checks, profiles, schema
from pubsieve.cli.check import check
from pubsieve.cli.cite import cite
from pubsieve.cli.clean import clean
from pubsieve.cli.console import Commands, Exit, say
from pubsieve.cli.explain import explain
from pubsieve.cli.export import export
from pubsieve.cli.id import identify
from pubsieve.cli.learn import learn
from pubsieve.cli.run import run
from pubsieve.cli.version import installed

app = typer.Typer(
    name="pubsieve",
    cls=Commands,
    help="Scraped PubMed, PMC and .gov pages in, clean and validated bibliographic records out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for name, command in (
    ("run", run),
    ("clean", clean),
    ("check", check),
    ("export", export),
    ("explain", explain),
    ("learn", learn),
    ("cite", cite),
    ("id", identify),
    ("checks", checks),
    ("profiles", profiles),
    ("schema", schema),
):
    app.command(name)(command)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo("\n".join(installed()))
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="Print what is installed, for bug reports, and leave."
        ),
    ] = False,
) -> None:
    """Options that stand before the command."""


def main() -> None:
    """Run the command line and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # records are UTF-8 whatever the locale says
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(Exit.INTERRUPTED)
    except Exception as error:
        say(f"{_bug(error)}. This is a bug in pubsieve: please report it with the command that you ran")
        sys.exit(Exit.FAILED)


def _bug(error: Exception) -> str:
    import traceback

    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {frame.filename}:{frame.lineno}: {error}"

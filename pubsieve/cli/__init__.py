"""The command line: one module a command; only that of the command that is called is imported."""

import errno
import io
import os
import sys
from importlib import import_module
from typing import Annotated, Any

import typer

from pubsieve.cli.console import Commands, Exit, drop_output, say

# Name -> module and function, in the order of the help.
COMMANDS = {
    "run": ("run", "run"),
    "clean": ("clean", "clean"),
    "check": ("check", "check"),
    "export": ("export", "export"),
    "explain": ("explain", "explain"),
    "learn": ("learn", "learn"),
    "cite": ("cite", "cite"),
    "id": ("id", "identify"),
    "checks": ("catalog", "checks"),
    "profiles": ("catalog", "profiles"),
    "schema": ("catalog", "schema"),
}


# What a write to standard output fails with; a file that cannot be written is told where it is.
_UNWRITABLE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF}


class AllCommands(Commands):
    """The commands by name. One is imported when it is called; all are where their help is listed."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The names, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of this name; None where there is none."""
        # Of an unknown name typer tells which of the commands it is near to.
        for name in [cmd_name] if cmd_name in COMMANDS else COMMANDS:
            if name not in self.commands:
                self.commands[name] = _load(name)
        return self.commands.get(cmd_name)


def _load(name: str) -> Any:
    module, function = COMMANDS[name]
    alone = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    alone.command(name)(getattr(import_module(f"pubsieve.cli.{module}"), function))
    return typer.main.get_command(alone)


app = typer.Typer(
    name="pubsieve",
    cls=AllCommands,
    help="Scraped PubMed, PMC and .gov pages in, clean and validated bibliographic records out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        from pubsieve.cli.version import installed

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
    if sys.stdout is None:  # it was closed: what writes is told so
        sys.stdout = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # records are UTF-8 whatever the locale says
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(Exit.INTERRUPTED)
    except Exception as error:
        if isinstance(error, OSError) and (error.errno in _UNWRITABLE or isinstance(error, io.UnsupportedOperation)):
            drop_output()
            say(f"standard output cannot be written: {error.strerror or 'it is closed'}")
            sys.exit(Exit.FAILED)
        say(f"{_bug(error)}. This is a bug in pubsieve: please report it with the command that you ran")
        sys.exit(Exit.FAILED)


def _bug(error: Exception) -> str:
    import traceback

    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {frame.filename}:{frame.lineno}: {error}"

"""How every command ends and speaks: exit codes, messages on standard error, data on standard output."""

import os
import sys
from enum import IntEnum
from typing import Any

import typer
from typer.core import TyperGroup

from pubsieve.printable import loggable
from schemas.errors import ConfigError, PubsieveError


class Exit(IntEnum):
    """The exit codes of the contract, and 130 for Ctrl-C as shells have it."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    FAILED = 3
    INTERRUPTED = 130


def say(message: str) -> None:
    """One message line on standard error; where nothing can be written there, the exit code has to do."""
    try:
        typer.echo(f"pubsieve: {loggable(message)}", err=True)
        sys.stderr.flush()
    except OSError:
        _drop(2)


def emit(text: str) -> None:
    """Data on standard output, with a final line feed."""
    typer.echo(text)


def drop_output() -> None:
    """Let go of standard output, which fails."""
    _drop(1)


def _drop(stream: int) -> None:
    """Let go of a stream that fails: else the interpreter meets the fault once more at its end, with exit code 120."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream)


class Commands(TyperGroup):
    """The group of all commands: the one place where errors become a message and an exit code."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Refuse what is empty: as a path it would be the working folder, where a variable is not set."""
        if "" in args:
            ctx.fail("An argument is empty: is a variable not set?")
        return super().parse_args(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        """Run the command; what a user can cause never ends in a traceback."""
        try:
            try:
                return super().invoke(ctx)
            finally:
                sys.stdout.flush()  # while it can still be told that nothing can be written
        except BrokenPipeError:  # the reader has had enough (`| head`): no error
            drop_output()
            raise typer.Exit(Exit.CLEAN) from None
        except PubsieveError as error:
            say(str(error))
            raise typer.Exit(Exit.USAGE if isinstance(error, ConfigError) else Exit.FAILED) from None
        except KeyboardInterrupt:
            say("interrupted")
            raise typer.Exit(Exit.INTERRUPTED) from None

"""The names of what a run writes, and files that appear under their name only when they are complete."""

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from pubsieve.sources import OUTPUT_FILES
from schemas.errors import PubsieveError

RECORDS, FINDINGS, REJECTED, REPORT_JSON, REPORT_HTML, MANIFEST = OUTPUT_FILES

STAGING = ".pubsieve-run"
"""The folder inside the output folder that holds a run that is under way, or was cut off."""


@contextlib.contextmanager
def writing(target: Path) -> Iterator[None]:
    """Say which output could not be written.

    Raises:
        PubsieveError: ``output-unwritable``.
    """
    try:
        yield
    except OSError as error:
        raise unwritable(target, error) from error


def unwritable(target: Path, error: OSError) -> PubsieveError:
    """Why an output could not be written."""
    message = f"cannot be written: {error.strerror or error}"
    return PubsieveError(message, code="output-unwritable", source=str(target))


@contextlib.contextmanager
def temporary_beside(target: Path) -> Iterator[Path]:
    """A name for a file or folder until it is complete; what is still there in the end is removed."""
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        yield temporary
    finally:
        if temporary.is_dir():
            shutil.rmtree(temporary)
        else:
            temporary.unlink(missing_ok=True)


@contextlib.contextmanager
def atomic(target: Path) -> Iterator[TextIO]:
    """A text file that appears under its name only when it is complete; what is no file (``/dev/null``) is written to.

    Raises:
        PubsieveError: ``output-unwritable``.
    """
    if target.exists() and not target.is_file():
        with writing(target), target.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        return
    real = target.resolve()  # a link stays one
    with writing(target), temporary_beside(real) as temporary:
        with temporary.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        temporary.replace(real)

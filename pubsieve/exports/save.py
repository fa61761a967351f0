"""Writes records in a form to where they are wanted, whole or not at all."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from pubsieve.exports import Form, Record
from pubsieve.sinks import atomic, writing
from schemas.errors import ConfigError

MARK = ".pubsieve-export"  # in a folder that may be replaced, for we wrote it


def save(form: Form, records: Iterable[Record], target: Path) -> None:
    """Write records; what stood there before stays until they are complete.

    Args:
        form: the form.
        records: whole records, one at a time.
        target: the file or the folder.

    Raises:
        ConfigError: ``output-unusable``: the folder holds something else.
        PubsieveError: ``output-unwritable``.
    """
    if form.kind == "text":
        with atomic(target) as stream:
            stream.writelines(form.render(records))
        return
    refuse_foreign(form, target)
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    with writing(target):
        try:
            if form.kind == "folder":
                temporary.mkdir(parents=True)
                (temporary / MARK).write_text(f"{form.name}\n", encoding="utf-8")
            form.write(records, temporary)
            _replace(temporary, target)
        finally:
            _remove(temporary)


def refuse_foreign(form: Form, target: Path) -> None:
    """Say before any work that a folder will not be overwritten, where it holds what no export wrote.

    Raises:
        ConfigError: ``output-unusable``.
    """
    wrong = None
    if form.kind != "folder" and target.is_dir():
        wrong = "is a folder: name a file"
    elif form.kind == "folder" and target.exists() and not target.is_dir():
        wrong = "is a file: name a folder"
    elif form.kind == "folder" and target.is_dir() and not (target / MARK).is_file() and any(target.iterdir()):
        wrong = "is a folder with other files in it: choose another output"
    if wrong:
        raise ConfigError(wrong, code="output-unusable", source=str(target))


def _replace(temporary: Path, target: Path) -> None:
    """Put the new in the place of the old; a folder cannot be renamed over one that holds files."""
    if not target.is_dir():
        temporary.replace(target)
        return
    old = target.with_name(f".{target.name}.{os.getpid()}.old")
    target.rename(old)
    temporary.rename(target)
    shutil.rmtree(old)


def _remove(temporary: Path) -> None:
    if temporary.is_dir():
        shutil.rmtree(temporary)
    else:
        temporary.unlink(missing_ok=True)

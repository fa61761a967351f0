"""Writes records in a form to where they are wanted, whole or not at all."""

import json
import os
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

from pubsieve.exports import Form, Record
from pubsieve.sinks import atomic, temporary_beside, writing
from pubsieve.sources import EXPORT_MARK, OUTPUT_FILES
from schemas.errors import ConfigError


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
    with writing(target), temporary_beside(target) as temporary:
        if form.kind == "folder":
            temporary.mkdir(parents=True)
            (temporary / EXPORT_MARK).write_text(f"{form.name}\n", encoding="utf-8")
        form.write(records, temporary)
        put_in_place(temporary, target)


def refuse_foreign(form: Form, target: Path, inputs: Sequence[str] = ()) -> None:
    """Say before any work that an output will not be overwritten: an input, or a folder that no export wrote.

    Raises:
        ConfigError: ``output-is-input`` or ``output-unusable``.
    """
    if os.path.realpath(target) in map(os.path.realpath, inputs):
        message = "is an input and would be overwritten: choose another output"
        raise ConfigError(message, code="output-is-input", source=str(target))
    wrong = None
    if form.kind != "folder" and target.is_dir():
        wrong = "is a folder: name a file"
    elif form.kind == "folder" and target.exists() and not target.is_dir():
        wrong = "is a file: name a folder"
    elif form.kind == "folder" and target.is_dir() and not (target / EXPORT_MARK).is_file() and any(target.iterdir()):
        wrong = "is a folder with other files in it: choose another output"
    if wrong:
        raise ConfigError(wrong, code="output-unusable", source=str(target))


def save_run(forms: Iterable[Form], out: Path) -> None:
    """Write the records of a run, all of which are there, into its folder, in each form.

    Raises:
        ConfigError: ``output-unusable``.
        PubsieveError: ``output-unwritable``.
    """
    path = out / OUTPUT_FILES[0]
    for form in forms:
        with path.open(encoding="utf-8", newline="\n") as lines:
            save(form, map(json.loads, lines), out / form.output)


def put_in_place(temporary: Path, target: Path) -> None:
    """Put the new in the place of the old; a folder cannot be renamed over one that holds files."""
    if not target.is_dir():
        temporary.replace(target)
        return
    old = target.with_name(f".{target.name}.{os.getpid()}.old")
    target.rename(old)
    temporary.rename(target)
    shutil.rmtree(old)

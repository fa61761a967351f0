"""A located file -> the pages in it. Whatever is no page becomes a rejection with its reason; the rest goes on."""

import io
import os
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from itertools import chain
from stat import S_ISREG
from typing import cast

from cleaner.page import Media
from pubsieve.incoming import Incoming, refuse
from pubsieve.jsonl import is_json_object, read_jsonl, read_places
from pubsieve.limits import DEFAULT, Limits
from pubsieve.locating import locate
from pubsieve.magic import container_of, refuse_binary
from pubsieve.opening import bounded_lines, counted, open_located, unreadable, whole
from pubsieve.raw import PageBytes, PageFile
from pubsieve.reading import Reading
from pubsieve.sources import ONE_PAGE, Located, Skipped
from schemas.errors import InputError

Reader = Callable[[io.BufferedReader, str, Reading], Iterator[Incoming]]
# Format -> module and function; only what is needed is imported.
CONTAINERS = {
    "parquet": ("pubsieve.containers.parquet", "read_parquet"),
    "tar": ("pubsieve.containers.tar", "read_tar"),
    "wacz": ("pubsieve.containers.zip", "read_wacz"),
    "warc": ("pubsieve.containers.warc", "read_warc"),
    "zip": ("pubsieve.containers.zip", "read_zip"),
}
_SNIFFED = 512
_MOST_BLANK = 1 << 16  # bytes of blank lines before a first line that tells what a file is


def read_inputs(
    inputs: Sequence[str], skipped: Skipped, outputs: frozenset[str] = frozenset(), limits: Limits = DEFAULT
) -> Iterator[Incoming]:
    """All pages of all inputs, in order, one at a time and undecoded: nothing is read ahead, or kept.

    The order and the sources are the same in every run over the same inputs. The iterator belongs to one process; what
    it yields may go to others (`Incoming`).

    Args:
        inputs: as on the command line.
        skipped: is filled with what folders and containers held that is no input, while the iterator runs.
        outputs: real paths of the files and folders that the run will write.
        limits: how much a page may hold.

    Raises:
        ConfigError: the run would overwrite one of its inputs.
    """
    reading = Reading(skipped, limits, lambda source, format_, stream: _pages(source, format_, stream, reading))
    for found in locate(inputs, skipped, outputs):
        if isinstance(found, InputError):
            yield refuse(found)
        else:
            yield from _located(found, reading)


def _located(found: Located, reading: Reading) -> Iterator[Incoming]:
    if file := _page_file(found, reading.limits):
        yield Incoming(found.source, file)
        return
    try:
        with open_located(found, reading.limits) as stream:
            pages = _lines_in_file(found, stream, reading) or _pages(found.source, found.format, stream, reading)
            yield from counted(pages, found.source, reading.limits)
    except InputError as error:
        yield refuse(error, source=error.source or found.source)
    except OSError as error:
        yield refuse(unreadable(found.source, error))


def _page_file(found: Located, limits: Limits) -> PageFile | None:
    """What is one page by its name, to be read where its page is needed; None for all else, and for what is no file."""
    if found.path is None or found.format not in ONE_PAGE:
        return None
    try:
        status = found.path.stat()
    except OSError:
        return None  # opening it tells why
    if not S_ISREG(status.st_mode):
        return None
    return PageFile(str(found.path.absolute()), cast("Media", found.format), status.st_size, limits)


def _lines_in_file(found: Located, stream: io.BufferedReader, reading: Reading) -> Iterator[Incoming] | None:
    """The pages of lines that stand in a file as they are, to be read where they are needed; None of all else."""
    is_file = isinstance(stream.raw, io.FileIO) and S_ISREG(os.fstat(stream.fileno()).st_mode)
    if found.path is None or found.format != "jsonl" or not is_file:
        return None
    return read_places(stream, str(found.path.absolute()), found.source, reading.limits)


def _pages(source: str, format_: str | None, stream: io.BufferedReader, reading: Reading) -> Iterator[Incoming]:
    """The pages of one file, or of one member of an archive."""
    format_ = format_ or container_of(stream.peek(_SNIFFED))
    if format_ in CONTAINERS:
        module, function = CONTAINERS[format_]
        read: Reader = getattr(import_module(module), function)
        yield from read(stream, source, reading)
        return
    lines = enumerate(bounded_lines(stream, source, reading.limits), start=1)
    if format_ == "jsonl":
        yield from read_jsonl(lines, source)
        return
    head = b""
    if format_ is None:
        for number, line in lines:
            if isinstance(line, InputError):
                raise line
            if is_json_object(line):
                yield from read_jsonl(chain([(number, line)], lines), source)
                return
            head += line
            if line.strip() or len(head) > _MOST_BLANK:
                break
    data = whole(stream, source, reading.limits, head)
    refuse_binary(data, source)  # once more: it may have been compressed
    yield Incoming(source, PageBytes(data, cast("Media | None", format_)))

"""Parquet tables of pages: the columns ``html``, ``text`` and ``url``, by the rule of a line of JSON."""

import io
from collections.abc import Iterator
from typing import Any, BinaryIO

from pubsieve.incoming import Incoming, refuse
from pubsieve.limits import Limits
from pubsieve.opening import seekable, too_large
from pubsieve.raw import Cells
from pubsieve.reading import Reading
from schemas.errors import InputError

COLUMNS = ("html", "text", "url")
_ROWS = 32  # at a time: pages are long, and only these are in memory


def read_parquet(stream: io.BufferedReader, source: str, reading: Reading) -> Iterator[Incoming]:
    """The pages of a Parquet file, one a row: ``pages.parquet#7`` is the 7th row.

    Raises:
        InputError: ``input-extra-missing``: pyarrow is not installed; ``input-archive``: it is broken;
            ``input-no-pages``: it has no column of pages, or no row; ``input-too-large``: it unpacks to too much.
    """
    try:
        import pyarrow as arrow
    except ImportError as error:
        message = 'is a Parquet file: pip install "pubsieve[parquet]"'
        raise InputError(message, code="input-extra-missing", source=source) from error
    number = 0
    with seekable(stream) as file:
        try:
            for number, values in enumerate(_rows(file, source, reading.limits), start=1):
                name = f"{source}#{number}"
                if max((len(value) for value in values.values() if isinstance(value, (str, bytes))), default=0) > (
                    reading.limits.max_input_size
                ):
                    yield refuse(too_large(name, reading.limits, "the row"))
                else:
                    yield Incoming(name, Cells(values))
        except (arrow.ArrowException, OSError) as error:
            said = " ".join(str(error).split())
            message = f"is a broken Parquet file: nothing can be read behind row {number}: {said}"
            raise InputError(message, code="input-archive", source=source) from error
    if not number:
        raise InputError("holds no page", code="input-no-pages", source=source)


def _rows(stream: BinaryIO, source: str, limits: Limits) -> Iterator[dict[str, Any]]:
    from pyarrow import parquet

    file = parquet.ParquetFile(stream, buffer_size=1 << 16, pre_buffer=False)
    columns = [name for name in COLUMNS if name in file.schema_arrow.names]
    if not {"html", "text"}.intersection(columns):
        there = ", ".join(file.schema_arrow.names[:8]) or "none"
        message = f"has no column html or text that holds pages (its columns: {there})"
        raise InputError(message, code="input-no-pages", source=source)
    _refuse_bomb(file.metadata, columns, source, limits)
    for batch in file.iter_batches(batch_size=_ROWS, columns=columns):
        yield from batch.to_pylist()


def _refuse_bomb(metadata: Any, columns: list[str], source: str, limits: Limits) -> None:
    """Refuse what unpacks to far more than its size, before any of it is unpacked."""
    for group in range(metadata.num_row_groups):
        for index in range(metadata.num_columns):
            chunk = metadata.row_group(group).column(index)
            most = max(limits.max_input_size, chunk.total_compressed_size * limits.max_unpack_ratio)
            if chunk.path_in_schema in columns and chunk.total_uncompressed_size > most:
                message = (
                    f"unpacks to more than {limits.max_unpack_ratio} times its size: taken for a decompression bomb "
                    "(max-unpack-ratio)"
                )
                raise InputError(message, code="input-too-large", source=source)

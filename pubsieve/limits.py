"""How much one input may hold: against files that are no pages at all, and against compressed ones that never end."""

import re
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ByteSize, ConfigDict, Field, TypeAdapter, ValidationError

from schemas.errors import ConfigError

_SIZE = re.compile(r"\s*\d+(\.\d+)?\s*+([kmgt]i?)?b?\s*", re.I)


def _readable(value: object) -> object:
    if isinstance(value, str) and not _SIZE.fullmatch(value):
        raise ValueError("is no size such as 64 MB")
    return value


Size = Annotated[ByteSize, BeforeValidator(_readable), Field(gt=0)]


def size_of(text: str, name: str) -> int:
    """A size such as ``2 GB`` in bytes.

    Args:
        text: the size.
        name: of the option, for the message.

    Raises:
        ConfigError: it is none.
    """
    try:
        return TypeAdapter(Size).validate_python(text)
    except ValidationError as error:
        raise ConfigError(f"{name}: {text!r} is no size greater than 0, such as 2 GB", code="usage") from error


class Limits(BaseModel):
    """The table ``[limits]`` of the settings.

    Attributes:
        max_input_size: bytes of one page, decompressed: a file, a line of JSON, a member of an archive, a record of a
            WARC file. As a text it has a unit: ``64 MB`` (millions of bytes) or ``64 MiB``.
        max_unpack_ratio: how many times its own size a compressed input may unpack to. It only counts for what unpacks
            to more than `max_input_size`. Gzip reaches 1,032 with one byte repeated; crawls of one site reach 50.
        max_records: how many pages or records one input may hold: what stands behind them is not read.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    max_input_size: Size = Field(default=ByteSize(64_000_000), alias="max-input-size")
    max_unpack_ratio: int = Field(default=200, gt=0, alias="max-unpack-ratio")
    max_records: int = Field(default=10_000_000, gt=0, alias="max-records")


DEFAULT = Limits()

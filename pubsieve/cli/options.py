"""Arguments and options that several commands share."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from schemas.errors import ConfigError

if TYPE_CHECKING:
    from pubsieve.records.read import Inputs as RecordInputs
    from pubsieve.settings import Settings


class Reads(StrEnum):
    """What the files hold."""

    JSONL = "jsonl"
    CSV = "csv"
    TSV = "tsv"
    PARQUET = "parquet"
    PUBMED_XML = "pubmed-xml"
    MEDLINE = "medline"
    RIS = "ris"
    BIBTEX = "bibtex"
    CSL_JSON = "csl-json"


class Engine(StrEnum):
    """How the checks run."""

    PLAIN = "plain"
    GX = "gx"


class FailLevel(StrEnum):
    """From which severity on findings fail the run."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"


Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT...",
        help="Files, folders, globs, or -: .html .txt .md .jsonl .parquet .warc .wacz .tar .zip, also .gz .zst.",
        show_default=False,
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no summary; errors are still told.")]
Config = Annotated[
    Path | None,
    typer.Option(
        help="Settings; else pubsieve.toml, else \\[tool.pubsieve] in pyproject.toml, in the working folder.",
        metavar="FILE",
        show_default=False,
    ),
]
Suite = Annotated[str | None, typer.Option(help="The suite of checks.", show_default="default", metavar="NAME")]
Checks = Annotated[
    Engine | None,
    typer.Option(help="Run the checks in a plain loop, or have Great Expectations gate them.", show_default="plain"),
]
FailOn = Annotated[
    FailLevel | None,
    typer.Option(help="From which severity on a finding fails the command.", show_default="error"),
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
MaxInputSize = Annotated[
    str | None,
    typer.Option(
        "--max-input-size",
        help="The most that one page may hold, decompressed.",
        metavar="SIZE",
        show_default="64 MB",
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        min=1,
        metavar="N",
        help="How many processes; 1 is the command itself.",
        show_default="one for each processor, where there is enough to do",
    ),
]
Timeout = Annotated[
    float, typer.Option(min=0.001, metavar="SECONDS", help="How long one page may take; it is rejected then.")
]
Records = Annotated[
    list[str],
    typer.Argument(
        metavar="RECORDS...",
        help="Files, folders, globs, or -: .jsonl .csv .tsv .parquet .xml .nbib .ris .bib .json, also .gz .zst.",
        show_default=False,
    ),
]
Mapped = Annotated[
    str | None,
    typer.Option("--map", metavar="KEY=COLUMN,...", help="Columns of tables, e.g. title=Heading,doi=DOI."),
]
From = Annotated[
    Reads | None,
    typer.Option("--from", help="What the files hold; else name and content tell.", show_default=False),
]


def mapping(given: str) -> dict[str, str]:
    """``title=Heading,doi=DOI`` as a mapping.

    Raises:
        ConfigError: ``usage``.
    """
    pairs = [pair.partition("=") for pair in given.split(",") if pair.strip()]
    if wrong := next((key for key, _, name in pairs if not key.strip() or not name.strip()), None):
        raise ConfigError(f"--map: {wrong!r} is not of the form key=column", code="usage")
    return {key.strip(): name.strip() for key, _, name in pairs}


def record_inputs(
    records: list[str], reads: Reads | None, map_: str | None, settings: "Settings", outputs: Sequence[Path]
) -> "RecordInputs":
    """The files of records that a command reads.

    Args:
        records: as on the command line.
        reads: what they hold, where the command line says so.
        map_: the mapping of the command line; else that of the settings is told as theirs where it is wrong.
        settings: the settings, with what the command line says.
        outputs: what the command writes.

    Raises:
        ConfigError: ``map-unknown-key``.
    """
    from pubsieve.records.read import Inputs as RecordInputs
    from pubsieve.records.table import parse_mapping

    mapped = parse_mapping(settings.map, None if map_ else settings.origin)
    return RecordInputs(records, mapped, reads and reads.value, outputs, settings.limits)

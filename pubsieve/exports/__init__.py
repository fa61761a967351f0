"""Records in the forms of other tools: one module a form, named in `FORMS`."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Literal, cast

from schemas.errors import ConfigError

Record = Mapping[str, Any]
"""One record in the keys of the contract, all of them there, as JSON values: what `pubsieve.exports.record` gives."""


@dataclass(frozen=True, slots=True)
class Form:
    """One form.

    Attributes:
        name: as `--to` takes it.
        output: the file or folder that `pubsieve run` writes.
        kind: ``text``: its module has `render`, which gives the pieces of a text; ``file`` and ``folder``: it has
            `write`, which writes a file or fills a folder. Both take the records one at a time and keep none.
        needs: the module that writes it, where that is an extra.
        extra: the extra that brings it.
    """

    name: str
    output: str
    kind: Literal["text", "file", "folder"]
    needs: str | None = None
    extra: str | None = None

    @property
    def module(self) -> Any:
        """The module of the form."""
        return import_module(f"pubsieve.exports.{self.name.replace('-', '_')}_form")

    @property
    def render(self) -> Callable[[Iterable[Record]], Iterator[str]]:
        """The function that gives the text of records, piece by piece."""
        return cast(Callable[[Iterable[Record]], Iterator[str]], self.module.render)

    @property
    def write(self) -> Callable[[Iterable[Record], Path], None]:
        """The function that writes records into a file, or into a folder that is empty."""
        return cast(Callable[[Iterable[Record], Path], None], self.module.write)


FORMS = (
    Form("parquet", "records.parquet", "file", "pyarrow", "parquet"),
    Form("csv", "records.csv", "text"),
    Form("bibtex", "records.bib", "text"),
    Form("ris", "records.ris", "text"),
    Form("csl-json", "records.csl.json", "text"),
    Form("medline", "records.nbib", "text"),
    Form("markdown", "markdown", "folder"),
    Form("hf", "hf", "folder", "pyarrow", "parquet"),
)
NAMES = tuple(form.name for form in FORMS)


def forms_of(names: Iterable[str]) -> tuple[Form, ...]:
    """The forms of these names, each once, in the order of the catalogue; a name may be several, parted by commas.

    Raises:
        ConfigError: ``usage``: there is no such form; ``extra-missing``: what writes it is not installed.
    """
    wanted = {part.strip() for name in names for part in name.split(",") if part.strip()}
    if unknown := sorted(wanted - set(NAMES)):
        raise ConfigError(f"--to: there is no form {unknown[0]!r} (there are {', '.join(NAMES)})", code="usage")
    found = tuple(form for form in FORMS if form.name in wanted)
    for form in found:
        _refuse_missing(form)
    return found


def _refuse_missing(form: Form) -> None:
    if form.needs is None:
        return
    try:
        import_module(form.needs)
    except ImportError as error:
        message = f'--to {form.name} is written by {form.needs}: pip install "pubsieve[{form.extra}]"'
        raise ConfigError(message, code="extra-missing") from error

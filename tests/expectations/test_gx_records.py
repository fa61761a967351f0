"""What Great Expectations knows by name, and the file of records that its project is run on."""

import csv

import pytest

from expectations import CATALOG
from expectations.gx_records import COLUMNS, FILE, RecordsFile
from schemas.errors import ConfigError

NAMES = """
    DoiNotMalformed DoiNotSuspicious DoiNotPlaceholder PmidNotMalformed PmcidNotMalformed IssnCheckDigitRight
    OrcidCheckDigitRight IdentifierNotImplausible CitationNotMalformed CitationAgrees PagesNotReversed PagesArePages
    VolumeNotPlaceholder DateNotImpossible DateNotFuture DateNotIrregular DoiNotMissing PmidNotMissing TitleNotMissing
    AuthorsNotMissing AbstractNotMissing DateNotMissing CitationNotMissing TitleNotJunk TitleNotAllCaps TitleNotRepeated
    AuthorIsAName BoilerplateNotLeft HtmlNotLeft NoMojibake AbstractNotTruncated NoticeNotAsArticle NotRetracted
    IdentifierNotShared RecordNotRepeated CoverageNotLow SchemaNotDrifted FieldNotMalformed
"""


def test_stored_suites_name_each_check_by_its_class():
    class_of = pytest.importorskip("expectations.gx", reason="Great Expectations is not installed").class_of
    assert [class_of(check).__name__ for check in CATALOG] == [f"Expect{name}" for name in NAMES.split()]


def written(folder, *records):
    with RecordsFile(folder) as file:
        for record in records:
            file.add(record)
    assert (file.path, file.count) == (folder / FILE, len(records))
    with file.path.open(encoding="utf-8", newline="") as stream:
        header, *rows = csv.reader(stream)
    assert header == [*COLUMNS]
    return [{key: value for key, value in zip(COLUMNS, row, strict=True) if value} for row in rows]


def test_the_file_holds_every_record_of_the_run(tmp_path):
    assert written(tmp_path) == []
    assert written(tmp_path, {"id": "a", "line": 7}, {"id": "b", "other": "x"}) == [
        {"id": "a", "line": "7"},
        {"id": "b"},
    ]


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("für Mäuse", "für Mäuse"), ("  ", "  "), (None, None), ([], None), ({}, None), (["ä", 1], '["ä", 1]'),
        ({"year": 2020}, '{"year": 2020}'), (True, "true"), (False, "false"), (5.0, "5"), ("\ud800", "\\ud800"),
    ],
)  # fmt: skip
def test_a_cell_is_text_or_json(value, cell, tmp_path):
    assert written(tmp_path, {"title": value}) == [{"title": cell} if cell else {}]


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "gx").write_text("")
    with pytest.raises(ConfigError, match="no project of Great Expectations can be written here") as told:
        RecordsFile(tmp_path)
    assert (told.value.code, told.value.source) == ("gx-project", str(tmp_path))

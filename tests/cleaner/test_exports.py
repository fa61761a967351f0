"""Text exports of PubMed, whose lines are broken at a width."""

from pathlib import Path

import pytest

from cleaner import clean, page_from_text

EXPORT = Path(__file__).parents[1] / "cases" / "pubmed" / "p6-three-records" / "page.txt"


@pytest.mark.parametrize("rule", ["-" * 60, "---", "===="])
def test_rules_between_the_records_of_an_export_change_no_record(rule: str):
    text = EXPORT.read_text(encoding="utf-8")
    ruled = "\n\n\n".join(f"{rule}\n\n{record}\n\n{rule}" for record in text.split("\n\n\n"))
    assert clean(page_from_text(ruled)).articles == clean(page_from_text(text)).articles

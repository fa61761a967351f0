"""Tar and zip archives of pages: read as a stream, each page under its own name, everything else told."""

import gzip
import io
import json
import tarfile
import warnings
import zipfile

import pytest
from backports import zstd
from hypothesis import given, settings
from hypothesis import strategies as st

from pubsieve.limits import Limits
from pubsieve.readers import read_inputs
from pubsieve.sources import Cause, Skipped

HTML = b"<!doctype html><html><body><h1>A study of nothing</h1><p>Words of a page.</p></body></html>"
TEXT = b"A study of nothing\nDoe J.\nJ Invent Res. 2021 Mar 4;12(3):45-56. doi: 10.5555/jir.2021.45.\n"
LINES = b"".join(
    json.dumps({"text": TEXT.decode(), "url": f"https://example.org/{n}"}).encode() + b"\n" for n in (1, 2)
)
MEMBERS = {"b/page.html": HTML, "a.txt": TEXT, "deep/er/pages.jsonl": LINES, "c.html.gz": gzip.compress(HTML)}
FOUND = ["b/page.html", "a.txt", "deep/er/pages.jsonl#1", "deep/er/pages.jsonl#2", "c.html.gz"]


def tar_of(members, mode="w"):
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode=mode) as archive:
        for name, content in members.items():
            info = content if isinstance(content, tarfile.TarInfo) else tarfile.TarInfo(name)
            data = b"" if isinstance(content, tarfile.TarInfo) else content
            info.name, info.size = name, len(data)
            archive.addfile(info, io.BytesIO(data))
    return made.getvalue()


def zip_of(members):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


def link(kind):
    info = tarfile.TarInfo()
    info.type, info.linkname = kind, "/etc/passwd"
    return info


def read(path, content, limits=None):
    """The inputs of one file: source -> content or code of the rejection; and what was passed over."""
    path.write_bytes(content)
    skipped = Skipped()
    found = list(read_inputs([str(path)], skipped, limits=limits or Limits()))
    names = [one.source.removeprefix(f"{path}!") for one in found]
    return dict(zip(names, found, strict=True)), skipped


def codes(found):
    return {name: one.rejection.code for name, one in found.items() if one.rejection}


def skipped_names(skipped):
    return {
        cause.name: [name.rpartition("!")[2] for name in skipped.first(cause)]
        for cause in Cause
        if skipped.first(cause)
    }


ARCHIVES = {
    "pages.tar": tar_of(MEMBERS),
    "pages.tar.gz": gzip.compress(tar_of(MEMBERS)),
    "pages.tgz": gzip.compress(tar_of(MEMBERS)),
    "pages.tar.zst": zstd.compress(tar_of(MEMBERS)),
    "pages.zip": zip_of(MEMBERS),
    "pages.zip.gz": gzip.compress(zip_of(MEMBERS)),
    "named-otherwise.bin": tar_of(MEMBERS),
    "named-otherwise": zip_of(MEMBERS),
}


@pytest.mark.parametrize("name", ARCHIVES)
def test_the_pages_of_an_archive_are_read_in_its_order_each_under_its_name(tmp_path, name):
    found, _ = read(tmp_path / name, ARCHIVES[name])
    assert list(found) == FOUND
    assert codes(found) == {}
    assert [one.page().content for one in found.values()][:2] == [HTML.decode(), TEXT.decode()]
    assert found["deep/er/pages.jsonl#2"].page().url == "https://example.org/2"
    assert found["c.html.gz"].page().media == "html"


@pytest.mark.parametrize("name", ["pages.tar.gz", "pages.zip"])
def test_a_run_names_the_place_in_the_archive(call, lines, tmp_path, name):
    (tmp_path / name).write_bytes(ARCHIVES[name])
    assert call("run", name, "--fail-on", "never").code == 0
    assert [record["source"] for record in lines("records.jsonl")] == [f"{name}!{source}" for source in FOUND]


@pytest.mark.parametrize("name", ["pages.tar.gz", "pages.zip"])
def test_an_archive_may_come_through_standard_input(call, lines, name):
    assert call("run", "-", "--fail-on", "never", stdin=ARCHIVES[name]).code == 0
    assert [record["source"] for record in lines("records.jsonl")] == [f"-!{source}" for source in FOUND]


ODD = {
    "good.txt": TEXT,
    "/etc/page.html": HTML,
    "../../out.html": HTML,
    "inner.zip": b"PK",
    "inner.tar.gz": b"",
    "notes.csv": b"a,b",
    ".hidden.html": HTML,
    "__MACOSX/._good.txt": b"\x00\x05\x16\x07",
}
LEFT_OUT = {
    "MEMBER_NAME": ["/etc/page.html", "../../out.html"],
    "MEMBER_ARCHIVE": ["inner.zip", "inner.tar.gz"],
    "MEMBER_UNKNOWN": ["notes.csv"],
}


@pytest.mark.parametrize(("name", "made"), [("odd.tar", tar_of(ODD)), ("odd.zip", zip_of(ODD))], ids=["tar", "zip"])
def test_what_is_no_page_in_an_archive_is_passed_over_with_its_reason(tmp_path, name, made):
    found, skipped = read(tmp_path / name, made)
    assert list(found) == ["good.txt"]
    assert skipped_names(skipped) == LEFT_OUT
    assert sorted(path.name for path in tmp_path.rglob("*")) == [name]


def test_links_and_devices_in_a_tar_archive_are_passed_over(tmp_path):
    kinds = {
        "a.html": tarfile.SYMTYPE,
        "b.html": tarfile.LNKTYPE,
        "c.html": tarfile.CHRTYPE,
        "d.html": tarfile.FIFOTYPE,
    }
    found, skipped = read(
        tmp_path / "links.tar", tar_of({name: link(kind) for name, kind in kinds.items()} | {"e.txt": TEXT})
    )
    assert list(found) == ["e.txt"]
    assert skipped_names(skipped) == {"MEMBER_SPECIAL": list(kinds)}


def test_an_encrypted_member_is_passed_over_and_the_rest_is_read(tmp_path):
    made = bytearray(zip_of({"locked.html": HTML, "open.txt": TEXT}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):  # the flag in both heads of the first member
        made[made.index(mark) + at] |= 1
    found, skipped = read(tmp_path / "locked.zip", bytes(made))
    assert list(found) == ["open.txt"]
    assert skipped_names(skipped) == {"MEMBER_ENCRYPTED": ["locked.html"]}


@pytest.mark.parametrize(
    ("name", "cut"),
    [
        ("pages.tar", lambda made: made[:900]),
        ("pages.tar", lambda made: made[:1024] + b"junk" * 300),
        ("pages.tar", lambda made: made[:1024]),
        ("pages.tar.gz", lambda made: gzip.compress(tar_of(MEMBERS | {"z.txt": bytes(range(97, 122)) * 9000}))[:-300]),
    ],
    ids=["in a page", "behind a page", "without its end", "gzip"],
)
def test_a_tar_archive_that_breaks_off_is_told_and_what_stands_before_is_kept(tmp_path, name, cut):
    made = cut(ARCHIVES[name])
    path = tmp_path / name
    found, _ = read(path, made)
    assert "b/page.html" in found or (name == "pages.tar" and len(made) < 1000)
    (rejected,) = [one.rejection for one in found.values() if one.rejection]
    assert rejected.source.startswith(str(path))
    assert rejected.code in ("input-archive", "input-gzip")
    assert "byte" in rejected.reason


def test_a_tar_archive_whose_compression_breaks_off_inside_a_page_is_told_once(tmp_path):
    page = b"".join(b"<p>Page %d of a crawl</p>" % number for number in range(9000))
    made = gzip.compress(tar_of({"a.txt": TEXT, "b.html": page, "c.html": page}))
    (tmp_path / "cut.tgz").write_bytes(made[: len(made) // 3])
    found = list(read_inputs([str(tmp_path / "cut.tgz")], Skipped()))
    assert [one.source for one in found] == [f"{tmp_path}/cut.tgz!a.txt", f"{tmp_path}/cut.tgz"]


def test_a_zip_archive_that_was_cut_off_is_told(tmp_path):
    found, _ = read(tmp_path / "cut.zip", ARCHIVES["pages.zip"][:-30])
    assert codes(found) == {str(tmp_path / "cut.zip"): "input-archive"}


def test_a_broken_member_of_a_zip_archive_is_told_and_the_rest_is_read(tmp_path):
    made = bytearray(zip_of({"broken.html": HTML * 50, "good.txt": TEXT}))
    made[60:80] = b"\xff" * 20
    found, _ = read(tmp_path / "broken.zip", bytes(made))
    assert codes(found) == {"broken.html": "input-archive"}
    assert list(found) == ["broken.html", "good.txt"]


@pytest.mark.parametrize(
    "made", [tar_of({"notes.csv": b"a"}), zip_of({"notes.csv": b"a"}), zip_of({})], ids=["tar", "zip", "empty zip"]
)
def test_an_archive_without_a_page_is_told(tmp_path, made):
    found, _ = read(tmp_path / "archive", made)
    assert list(codes(found).values()) == ["input-no-pages"]


def test_an_office_file_is_no_archive_of_pages(tmp_path):
    found, _ = read(tmp_path / "paper.docx", zip_of({"[Content_Types].xml": b"<x/>", "word/page.html": HTML}))
    assert list(codes(found).values()) == ["input-binary"]


@settings(max_examples=60, deadline=None)
@given(which=st.sampled_from(["pages.tar", "pages.zip", "pages.tar.gz"]), data=st.data())
def test_whatever_is_done_to_an_archive_its_inputs_are_pages_or_rejections(tmp_path_factory, which, data):
    made = bytearray(ARCHIVES[which])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(made) - 1))
        made[at] = data.draw(st.integers(0, 255))
    made = made[: data.draw(st.integers(len(made) // 2, len(made)))]
    found, _ = read(tmp_path_factory.mktemp("broken") / which, bytes(made))
    assert all((one.raw is None) == (one.rejection is not None) for one in found.values())


def twice(kind):
    """An archive that holds two names twice, in both cases with other content."""
    members = [("a.txt", TEXT), ("b.jsonl", b'{"text": "One."}\n'), ("a.txt", TEXT + b"More."), ("c.txt", TEXT)]
    members += [("b.jsonl", b'{"text": "Two."}\n{"text": "Three."}\n'), ("a.txt", TEXT + b"Most.")]
    made = io.BytesIO()
    if kind == "tar":
        with tarfile.open(fileobj=made, mode="w") as archive:
            for name, data in members:
                info = tarfile.TarInfo(name)
                info.size = len(data)
                archive.addfile(info, io.BytesIO(data))
    else:
        with zipfile.ZipFile(made, "w") as archive, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the library says what we are about to test
            for name, data in members:
                archive.writestr(name, data)
    return made.getvalue()


@pytest.mark.parametrize("kind", ["tar", "zip"])
def test_a_name_that_stands_twice_in_an_archive_gives_two_sources(tmp_path, kind):
    found, _ = read(tmp_path / f"pages.{kind}", twice(kind))
    assert list(found) == ["a.txt", "b.jsonl#1", "a.txt!2", "c.txt", "b.jsonl!2#1", "b.jsonl!2#2", "a.txt!3"]
    assert found["a.txt!2"].page().content.endswith("More.")
    assert found["b.jsonl!2#2"].page().content == "Three."


@pytest.mark.parametrize("kind", ["tar", "zip"])
def test_records_of_one_name_have_sources_of_their_own(call, lines, tmp_path, kind):
    (tmp_path / f"pages.{kind}").write_bytes(twice(kind))
    call("run", f"pages.{kind}")
    sources = [row["source"] for row in lines("records.jsonl")]
    assert len(sources) == len(set(sources)) == 7

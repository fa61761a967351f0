"""How much an input may hold: pages that are none, and small files that unpack to huge ones, end with their reason."""

import gzip
import io
import json
import tarfile
import tracemalloc
import zipfile
from types import SimpleNamespace

import pyarrow as arrow
import pytest
from backports import zstd
from pyarrow import parquet

from pubsieve.limits import Limits
from pubsieve.readers import read_inputs
from pubsieve.sources import Skipped

MB = 1_000_000
WORDS = "Words of a page. "


def read(path, content, limits):
    path.write_bytes(content)
    return [one.loaded() for one in read_inputs([str(path)], Skipped(), limits=limits)]


def squeezed(size):
    """So many bytes of nothing, gzipped."""
    packer = io.BytesIO()
    with gzip.GzipFile(fileobj=packer, mode="wb") as file:
        for _ in range(size // MB):
            file.write(b" " * MB)
    return packer.getvalue()


def tar_of(name, content):
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        info = tarfile.TarInfo(name)
        info.size = len(content)
        archive.addfile(info, io.BytesIO(content))
    return made.getvalue()


def zip_of(name, content):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return made.getvalue()


def table_of(pages, **options):
    made = io.BytesIO()
    parquet.write_table(arrow.table({"text": pages}), made, **options)
    return made.getvalue()


BOMBS = [
    *((f"bomb{end}", "input-too-large", "bomb") for end in (".html.gz", ".jsonl.gz", ".gz", ".html.zst", ".jsonl.zst")),
    ("bomb.tar.gz", "input-archive", "is a broken tar archive"),
    ("bomb.warc.gz", "input-archive", "no WARC record begins there"),
]


@pytest.fixture(scope="module")
def bombs():
    return {"gz": squeezed(100 * MB), "zst": zstd.compress(b" " * (100 * MB))}


@pytest.mark.parametrize(("name", "code", "words"), BOMBS, ids=[row[0] for row in BOMBS])
def test_a_bomb_is_refused_before_it_is_in_memory(tmp_path, bombs, name, code, words):
    bomb = bombs[name.rpartition(".")[2]]
    assert len(bomb) < MB
    tracemalloc.start()
    (found,) = read(tmp_path / name, bomb, Limits(max_input_size=2 * MB))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found.rejection.code == code
    assert words in found.rejection.reason
    assert peak < 20 * MB


LARGE = WORDS * 200  # 3,400 bytes
SMALL = Limits(max_input_size=3000)
TOO_LARGE = [
    ("page.txt", LARGE.encode()),
    ("page.html.gz", gzip.compress(LARGE.encode())),
    ("page.txt.zst", zstd.compress(LARGE.encode())),
    ("page", b"\n" * 2000 + LARGE.encode()),
    ("page.tar", tar_of("page.txt", LARGE.encode())),
    ("page.zip", zip_of("page.txt", LARGE)),
    ("page.zip", zip_of("page.txt.gz", gzip.compress(LARGE.encode()))),
    ("page.parquet", table_of([LARGE])),
]


@pytest.mark.parametrize(("name", "content"), TOO_LARGE, ids=[f"{row[0]} {at}" for at, row in enumerate(TOO_LARGE)])
def test_a_page_that_is_too_large_is_refused_and_is_read_where_it_may_be_so_large(tmp_path, name, content):
    (found,) = read(tmp_path / name, content, SMALL)
    assert found.rejection.code == "input-too-large"
    assert "3,000 bytes" in found.rejection.reason
    (found,) = read(tmp_path / name, content, Limits())
    assert found.page().content.strip() == LARGE.strip()


def test_a_line_that_is_too_large_is_refused_by_itself(tmp_path):
    rows = [json.dumps({"text": text}) for text in (WORDS, LARGE, WORDS)]
    found = read(tmp_path / "pages.jsonl", "\n".join(rows).encode(), SMALL)
    assert [(one.line, one.rejection and one.rejection.code) for one in found] == [
        (1, None),
        (2, "input-too-large"),
        (3, None),
    ]


def test_many_pages_may_unpack_to_more_than_one_page_may_hold(tmp_path):
    rows = [json.dumps({"text": f"{number} {WORDS}"}) for number in range(1000)]
    found = read(tmp_path / "pages.jsonl.gz", gzip.compress("\n".join(rows).encode()), SMALL)
    assert len(found) == 1000
    assert not any(one.rejection for one in found)


def test_how_far_an_input_may_unpack_can_be_said(tmp_path):
    content = gzip.compress(json.dumps({"text": WORDS}).encode() + b"\n" + b"\n" * MB)
    name = tmp_path / "pages.jsonl.gz"
    assert read(name, content, Limits(max_input_size=3000, max_unpack_ratio=50))[-1].rejection.code == "input-too-large"
    assert [one.rejection for one in read(name, content, Limits(max_input_size=3000, max_unpack_ratio=2000))] == [None]


def test_a_table_that_unpacks_too_far_is_refused(tmp_path):
    content = table_of([" " * MB] * 20, use_dictionary=False, compression="zstd")
    (found,) = read(tmp_path / "pages.parquet", content, Limits(max_input_size=2 * MB))
    assert found.rejection.code == "input-too-large"


@pytest.mark.parametrize(
    ("given", "code", "words"),
    [
        ("3000", 3, "raise --max-input-size"),
        ("1 GB", 0, ""),
        ("0", 2, "greater than 0"),
        ("much", 2, "no size greater than 0"),
    ],
)
def test_the_limit_is_an_option(call, tmp_path, given, code, words):
    (tmp_path / "page.txt").write_text(LARGE)
    ended = call("run", "page.txt", "--max-input-size", given, "--fail-on", "never")
    assert ended.code == code
    assert words in ended.err


@pytest.mark.parametrize("command", ["run", "clean", "explain"])
def test_the_limit_is_a_setting_that_the_option_goes_over(call, tmp_path, command):
    (tmp_path / "page.txt").write_text(LARGE)
    (tmp_path / "pubsieve.toml").write_text('[limits]\nmax-input-size = "3 kB"\n')
    assert call(command, "page.txt").code == 3
    assert call(command, "page.txt", "--max-input-size", "4kB").code in (0, 1)


class Endless(io.RawIOBase):
    """A pipe that never ends."""

    def __init__(self, sign):
        self.sign = sign

    def readable(self):
        return True

    def readinto(self, buffer):
        buffer[:] = self.sign * len(buffer)
        return len(buffer)


@pytest.mark.parametrize("sign", [b"a", b"\n", b"\0", b" "])
def test_a_page_that_never_ends_is_refused(monkeypatch, sign):
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BufferedReader(Endless(sign))))
    (found,) = read_inputs(["-"], Skipped(), limits=Limits(max_input_size=MB))
    assert found.rejection.code == "input-too-large"

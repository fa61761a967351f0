"""Fuzz one of the laws beside this file under atheris: ``python fuzz/run.py NAME [libFuzzer options]``."""

import importlib
import sys
import tempfile
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import atheris

LONG = 20_000  # characters
SECONDS = 2.0  # that no text of LONG characters may take
ONE_IN = 64  # texts that are tried at that length too


def target(law: Callable[[str], None]) -> Callable[[bytes], None]:
    """The law as libFuzzer calls it."""

    def one_input(data: bytes) -> None:
        text = data.decode("utf-8", "replace")
        law(text)
        if text and zlib.crc32(data) % ONE_IN == 0:
            check_time(law, (text * (LONG // len(text) + 1))[:LONG])

    return one_input


def check_time(law: Callable[[str], None], text: str) -> None:
    """Assert the law's limit of time, which a second try may keep."""
    for _ in range(2):
        started = time.process_time()
        law(text)
        if (taken := time.process_time() - started) < SECONDS:
            return
    raise AssertionError(f"{taken:.1f} s for {len(text)} characters")


def words_of(seeds: list[str]) -> str:
    """A libFuzzer dictionary of the seeds' words."""
    words = dict.fromkeys(word for seed in seeds for word in seed.encode().split() if 2 < len(word) < 60)
    return "".join('"' + "".join(f"\\x{byte:02x}" for byte in word) + '"\n' for word in words)


def main(name: str, *options: str) -> None:
    """Run one harness until it finds something or its options end it."""
    with atheris.instrument_imports(include=["cleaner", "schemas", "pubsieve", "tomllib"]):
        harness = importlib.import_module(name)
    seeds = harness.seeds()
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder, "corpus")
        corpus.mkdir()
        for number, seed in enumerate(seeds):
            (corpus / f"seed-{number}").write_text(seed, encoding="utf-8")
        words = Path(folder, "words.dict")
        words.write_text(words_of(seeds), encoding="ascii")
        atheris.Setup(
            [sys.argv[0], str(corpus), f"-dict={words}", "-max_len=4096", "-timeout=20", *options], target(harness.law)
        )
        atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])

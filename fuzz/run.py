"""Fuzz one of the laws beside this file under atheris: ``python fuzz/run.py NAME [FOLDER | FILE ...] [options]``.

A folder keeps the texts that reached something new, for the next run. Files are tried once each instead. Options are
libFuzzer's; with ``-ignore_crashes=1`` the run goes on behind a text that breaks a law.
"""

import importlib
import sys
import tempfile
import time
import traceback
import zlib
from collections.abc import Callable
from pathlib import Path

import atheris

LONG = 20_000  # characters
SECONDS = 2.0  # that no text of LONG characters may take
ONE_IN = 64  # texts that are tried at that length too
GO_ON, SAVE_AT = "-ignore_crashes=1", "-artifact_prefix="


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


def going_on(one_input: Callable[[bytes], None], prefix: str) -> Callable[[bytes], None]:
    """As `one_input`, but of the texts that fail at one place the shortest is saved as ``crash-PLACE``, and told."""
    shortest: dict[str, int] = {}

    def kept(data: bytes) -> None:
        try:
            one_input(data)
        except Exception as fault:  # of any kind: that is what is looked for
            frame = traceback.extract_tb(fault.__traceback__)[-1]
            place = f"{Path(frame.filename).stem}-{frame.lineno}"
            if len(data) < shortest.get(place, sys.maxsize):
                shortest[place] = len(data)
                Path(f"{prefix}crash-{place}").write_bytes(data)
                print(f"{prefix}crash-{place}: {len(data)} bytes: {fault!r}", file=sys.stderr)

    return kept


def words_of(seeds: list[str]) -> str:
    """A libFuzzer dictionary of the seeds' words."""
    words = dict.fromkeys(word for seed in seeds for word in seed.encode().split() if 2 < len(word) < 60)
    return "".join('"' + "".join(f"\\x{byte:02x}" for byte in word) + '"\n' for word in words)


def main(name: str, *arguments: str) -> None:
    """Run one harness until it finds something or its options end it."""
    with atheris.instrument_imports(include=["cleaner", "schemas", "pubsieve", "tomllib"]):
        harness = importlib.import_module(name)
    one_input = target(harness.law)
    files = [Path(argument) for argument in arguments if Path(argument).is_file()]
    for file in files:
        one_input(file.read_bytes())
        print(f"{file}: keeps the law")
    if not files:
        fuzz(one_input, harness.seeds(), list(arguments))


def fuzz(one_input: Callable[[bytes], None], seeds: list[str], options: list[str]) -> None:
    """Hand over to libFuzzer, which ends the process."""
    if GO_ON in options:
        options.remove(GO_ON)
        prefix = next((option.removeprefix(SAVE_AT) for option in options if option.startswith(SAVE_AT)), "./")
        one_input = going_on(one_input, prefix)
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder, "corpus")
        corpus.mkdir()
        for number, seed in enumerate(seeds):
            (corpus / f"seed-{number}").write_text(seed, encoding="utf-8", newline="")
        words = Path(folder, "words.dict")
        words.write_text(words_of(seeds), encoding="ascii")
        atheris.Setup([sys.argv[0], f"-dict={words}", "-max_len=4096", "-timeout=20", *options, str(corpus)], one_input)
        atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])

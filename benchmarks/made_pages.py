"""PubMed pages of real size in any number, no two alike: the pages of tests/cases with other words in them.

    python benchmarks/made_pages.py 1000 FOLDER           1,000 files
    python benchmarks/made_pages.py 100000 FILE.jsonl.zst   one page a line

What the pages of tests/cases share is the site's: its navigation, its forms, its scripts, and stays as it is. What only
one of them says is the article's: each of its words, names and identifiers becomes another one, the same throughout the
page, so that the title of the head is that of the body. Similar articles and references change with it. A page has the
PMID that `pmid_of` its number gives, and nothing else decides what is in it.
"""

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from itertools import count, islice
from pathlib import Path

from cleaner import clean, read_page

CASES = Path(__file__).parents[1] / "tests" / "cases" / "pubmed"
FIRST_PMID = 60_000_000
_SCRIPT = r"<(script|style)\b.*?</\1>"
_RUN = re.compile(rf'{_SCRIPT}|(?:>|content=")([^<>"]*[a-z][^<>"]*)(?=["<])', re.S)
_LINE = re.compile(r"(^)(.+)", re.M)
_CITATION = re.compile(r"\d{4}(?: [A-Z][a-z]{2}[-\w ]{0,8})?;|ahead of print|doi:")
_WORD = re.compile(r"(?<![\w&-])[A-Z]?[a-z]{4,}(?![\w:;-])")
_NUMBER = re.compile(r"(?<!\d)9\d{7}(?!\d)|(?<=PMC)\d+|10\.5555/[\w./-]*\w")
_NAMES = re.compile(r"docsum-authors[^>]*>([^<]+)<")
_FAMILY = re.compile(r"\b[A-Z][a-z]{2,}\b")
_LONG = 150_000
_SYLLABLES = "bar dov fen gil hal jor kem lun mor nes pel quin ros sel tam ull ven wick yar zel".split()


class Template:
    """A page taken apart: what stays, and the places of what changes.

    Args:
        content: the page.
        shared: the runs of text that are the site's.
    """

    def __init__(self, content: str, shared: frozenset[str]) -> None:
        article = clean(content).articles[0]
        fixed = {word for run in (*shared, article.journal, article.journal_title) for word in _WORD.findall(run or "")}
        families = {author.family for author in article.authors if author.family}
        families |= {name for names in _NAMES.findall(content) for name in _FAMILY.findall(names)}
        families -= fixed
        self._own = {article.pmid: "pmid", article.doi: "doi"}
        changing = [match.span(2) for match in _runs(content) if match[2] not in shared]
        slots: dict[tuple[int, int], None] = {}
        for start, end in changing:
            if _CITATION.search(content, start, end):
                continue
            slots |= {m.span(): None for m in _WORD.finditer(content, start, end) if m[0] not in fixed}
            slots |= {m.span(): None for m in _FAMILY.finditer(content, start, end) if m[0] in families}
        slots |= {match.span(): None for match in _NUMBER.finditer(content)}
        self._pieces, at = list[str](), 0
        for start, end in sorted(slots):
            if start >= at:
                self._pieces += (content[at:start], content[start:end])
                at = end
        self._pieces.append(content[at:])
        self.words = sorted({piece for piece in self._pieces[1::2] if piece.islower() and not _NUMBER.match(piece)})
        self._names = sorted(set(self._pieces[1::2]) - {*self.words})

    def page(self, number: int, vocabulary: Sequence[str]) -> str:
        """The page of this number."""
        chance = random.Random(number)
        new = dict(zip(self.words, chance.choices(vocabulary, k=len(self.words)), strict=True))
        for name in self._names:
            new[name] = self._other(name, number, chance)
        pieces = self._pieces.copy()
        pieces[1::2] = [new[piece] for piece in pieces[1::2]]
        return "".join(pieces)

    def _other(self, name: str, number: int, chance: random.Random) -> str:
        if self._own.get(name) == "pmid":
            return pmid_of(number)
        if name.isdigit():
            return str(chance.randrange(1_000_000, 40_000_000))
        if name.startswith("10."):
            return f"{name}.{number}"
        return "".join(chance.choices(_SYLLABLES, k=3)).capitalize()


def pmid_of(number: int) -> str:
    """The PMID of the page of this number, counted from 0."""
    return str(FIRST_PMID + number)


def made_pages(kinds: str = "html-n*") -> Iterator[str]:
    """Pages without end, the kinds of article in turn.

    Args:
        kinds: names of cases: ``html-n*``, or ``text-n*-main`` for the same records as text.
    """
    contents = [read_page(path).content for path in sorted(CASES.glob(f"{kinds}/page.*"))]
    contents = [content for content in contents if "(sici)" not in content]  # a DOI with "<" is not found by its form
    runs = Counter(run for content in contents for run in {match[2] for match in _runs(content)})
    shared = frozenset(run for run, pages in runs.items() if pages > 1)
    templates = [Template(content, shared) for content in contents]
    templates += [one for one, content in zip(templates, contents, strict=True) if len(content) > _LONG]  # as crawls do
    vocabulary = sorted({word for template in templates for word in template.words})
    for number in count():
        yield templates[number % len(templates)].page(number, vocabulary)


def _runs(content: str) -> Iterator[re.Match[str]]:
    """The runs of text between tags, scripts left out; the lines of a page without tags."""
    return (match for match in (_RUN if "<html" in content else _LINE).finditer(content) if match[2])


def write_files(folder: Path, number: int) -> None:
    """One page a file, a thousand files a folder."""
    for at, page in enumerate(islice(made_pages(), number)):
        part = folder / f"{at // 1000:05}"
        part.mkdir(parents=True, exist_ok=True)
        (part / f"{pmid_of(at)}.html").write_text(page, encoding="utf-8")


def write_lines(path: Path, number: int) -> None:
    """One page a line, with its address; compressed where the name says so."""
    with ExitStack() as stack:
        if path.suffix == ".zst":
            from backports import zstd

            file = stack.enter_context(zstd.open(path, "wt", encoding="utf-8"))
        else:
            file = stack.enter_context(path.open("w", encoding="utf-8"))
        for at, page in enumerate(islice(made_pages(), number)):
            address = f"https://pubmed.ncbi.nlm.nih.gov/{pmid_of(at)}/"
            file.write(json.dumps({"url": address, "html": page}, ensure_ascii=False) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("number", type=int)
    parser.add_argument("target", type=Path, help="a folder, or a file *.jsonl or *.jsonl.zst")
    given = parser.parse_args()
    write = write_lines if ".jsonl" in given.target.suffixes else write_files
    write(given.target, given.number)


if __name__ == "__main__":
    main()

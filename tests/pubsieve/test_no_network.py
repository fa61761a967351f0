"""No command opens a connection: a whole session under a hook that refuses every socket but a pipe's."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# Each Python that the commands start, those of the pool included, runs this before anything else.
HOOK = """
import os, socket, sys
def refuse(event, args):
    if not event.startswith("socket.") or event == "socket.__new__":  # a socket by itself reaches nothing
        return
    if args and getattr(args[0], "family", None) == socket.AF_UNIX:  # the pipes of multiprocessing
        return
    if event == "socket.bind" and args[1][0] in ("::1", "localhost"):  # urllib3 asks so whether there is IPv6
        return
    with open(os.environ["SEEN"], "a") as seen:
        seen.write(f"{event} {args!r}\\n")
    raise PermissionError(f"no network: {event}")
sys.addaudithook(refuse)
with open(os.environ["SEEN"] + ".hooked", "a") as hooked:
    hooked.write(".")
"""

PAGE = """<!DOCTYPE html SYSTEM "http://network.invalid/html.dtd">
<html><head><title>A trial of cups</title><base href="http://network.invalid/">
<link rel="stylesheet" href="http://network.invalid/a.css"><meta name="citation_title" content="A trial of cups">
<meta name="citation_doi" content="10.5555/jir.2021.45"><link rel="canonical" href="http://network.invalid/page"></head>
<body><img src="http://network.invalid/a.png"><iframe src="http://network.invalid/"></iframe><p>Some words.</p>
<script src="http://network.invalid/a.js"></script></body></html>"""
XML = """<?xml version="1.0"?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle//EN" "http://network.invalid/pubmed.dtd">
<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>90000123</PMID><Article><ArticleTitle>A trial</ArticleTitle>
</Article></MedlineCitation></PubmedArticle></PubmedArticleSet>"""

COMMANDS = [
    ("run", "page.html", "other.txt", "-o", "out", "--jobs", "1"),
    ("run", "page.html", "other.txt", "-o", "pool", "--jobs", "2"),
    ("explain", "page.html", "--html", "explain.html"),
    ("check", "out/records.jsonl", "--format", "html", "-o", "check.html"),
    ("check", "out/records.jsonl", "--checks", "gx"),
    ("check", "set.xml"),
    ("export", "out/records.jsonl", "--to", "bibtex", "-o", "refs.bib"),
]


def python(folder, *args):
    (folder / "hook").mkdir(exist_ok=True)
    (folder / "hook" / "sitecustomize.py").write_text(HOOK)
    paths = os.pathsep.join([str(folder / "hook"), str(ROOT)])
    given = {**os.environ, "PYTHONPATH": paths, "SEEN": str(folder / "seen"), "HOME": str(folder)}
    return subprocess.run(
        [sys.executable, *args], cwd=folder, env=given, capture_output=True, text=True, timeout=300, check=False
    )


def seen(folder):
    path = folder / "seen"
    return path.read_text() if path.exists() else ""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("network")
    (made / "page.html").write_text(PAGE)
    (made / "other.txt").write_text("A page of words\n\nhttps://network.invalid/ is its address.\n")
    (made / "set.xml").write_text(XML)
    return made


def test_the_hook_refuses_what_opens_a_connection(tmp_path):
    for code in ("socket.create_connection(('127.0.0.1', 9))", "socket.getaddrinfo('network.invalid', 80)"):
        assert "no network" in python(tmp_path, "-c", f"import socket; {code}").stderr
    assert seen(tmp_path)


def test_no_command_opens_a_connection(folder):
    for command in COMMANDS:
        hooked = folder / "seen.hooked"
        before = len(hooked.read_text()) if hooked.exists() else 0
        ended = python(folder, "-m", "pubsieve", *command)
        assert seen(folder) == "", command
        assert ended.returncode in (0, 1), (command, ended.stderr)
        least = 3 if command[-1] == "2" else 1  # the command itself, and the processes of its pool
        assert len(hooked.read_text()) - before >= least, command

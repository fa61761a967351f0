"""`run --engine spark` writes the files of a run on one machine, byte for byte; what goes wrong is told in one line."""

import builtins
import json
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from pubsieve.cleaning import NOTHING
from pubsieve.engine import spark_tasks
from pubsieve.engine.page_work import PagePlan
from pubsieve.engine.task import tasks_of
from pubsieve.raw import JsonLine, LineInFile, PageBytes, PageFile
from pubsieve.readers import read_inputs
from pubsieve.settings import DEFAULTS
from pubsieve.sources import Skipped

CASES = Path(__file__).parents[1] / "cases"
HAS_SPARK = shutil.which("java") or os.environ.get("JAVA_HOME")
SPARK = ("--engine", "spark", "--master", "local[2]")
SAME = "J Invent Res\n. 2021 Mar 4;12(3):45-56. doi: 10.5555/jir.2021.45.\nA study of things that nobody has studied\n"
SAME += "Jane Doe 1, Richard Roe 2\nAffiliations\n1 Example University, Springfield, USA.\nPMID: 90000123\n"
RULES = """\
import os
import signal

from kettle_words import LETTER


def adverts(blocks):
    return [(block, "an advert") for block in blocks if block.text == LETTER]


def dies(blocks):
    if blocks[0].text == "This page ends the process":
        os.kill(os.getpid(), signal.SIGKILL)
    if blocks[0].text == "This page makes the rule fail":
        raise ValueError("no such page")
    return []
"""
PROFILE = 'id = "soup"\ntitle = "Soup"\npriority = 99\nfingerprint.lines = ["Soup in fog"]\n'
SETTINGS = 'rules = ["soup_rules:adverts", "soup_rules:dies"]\nprofiles = ["soup.toml"]\nphrases = ["Buy our pots!"]\n'


@pytest.fixture
def spark_here():
    """Skips where Spark cannot run."""
    pytest.importorskip("pyspark", reason="pyspark is not installed")
    if not HAS_SPARK:
        pytest.skip("Spark needs Java, and there is none")


@pytest.fixture
def project(tmp_path):
    """Pages of all kinds, good and bad, and a project with rules of more than one module, a profile and phrases."""
    pages = tmp_path / "pages"
    pages.mkdir()
    for page in sorted(CASES.glob("*/*/page.*"))[::6]:
        shutil.copy(page, pages / f"{page.parts[-3]}-{page.parts[-2]}{page.suffix}")
    (pages / "same-1.txt").write_text(SAME)
    (pages / "same-2.txt").write_text(SAME)
    (pages / "soup.txt").write_text("Soup in fog\n\nBuy our pots!\nThe kettle letter\nKitchens cook by the water.\n")
    (pages / "killing.txt").write_text("This page ends the process\n\nand more.\n")
    (pages / "failing.txt").write_text("This page makes the rule fail\n\nand more.\n")
    (pages / "empty.txt").write_text(" \n")
    (pages / "lines.jsonl").write_text('{"text": "A page\\n\\nof text."}\n{"text": 5}\nno json\n' + '{"html": ""}\n')
    (tmp_path / "soup_rules.py").write_text(RULES)
    (tmp_path / "kettle_words.py").write_text('LETTER = "The kettle letter"\n')
    (tmp_path / "soup.toml").write_text(PROFILE)
    (tmp_path / "pubsieve.toml").write_text(SETTINGS)
    return tmp_path


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def pubsieve(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """The command in a process of its own, which starts and ends Spark by itself."""
    command = [sys.executable, "-m", "pubsieve", *arguments]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_all_files_are_those_of_a_run_without_spark(spark_here, project):
    inputs = ("pages", "missing.html", "--text", "--quiet")
    here = pubsieve(project, "run", *inputs, "-o", "here", "--jobs", "2")
    spark = pubsieve(project, "run", *inputs, "-o", "spark", *SPARK)
    assert spark.stderr == here.stderr
    assert (spark.returncode, spark.stdout) == (here.returncode, here.stdout) == (3, "")
    assert files(project / "spark") == files(project / "here")
    rejected = (project / "spark" / "rejected.jsonl").read_text()
    for code in ("rule-failed", "worker-died", "input-empty", "jsonl-malformed", "jsonl-no-page", "input-missing"):
        assert f'"code": "{code}"' in rejected
    assert '"check": "record-repeated"' in (project / "spark" / "findings.jsonl").read_text()
    assert "The kettle letter" not in (project / "spark" / "records.jsonl").read_text()


class Elsewhere:
    """A context of Spark whose executors do not see the folder."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.sent = folder, []

    def setJobGroup(self, *_, **__):  # noqa: N802  Spark's name
        pass

    def parallelize(self, batches, _):
        self.sent.append(batches)
        return self

    def map(self, work):
        self.work = work
        return self

    def collect(self):
        hidden = self.folder.rename(self.folder.with_name("hidden"))
        try:
            return [self.work(batch) for batch in self.sent[-1]]
        finally:
            hidden.rename(self.folder)


@pytest.mark.parametrize("hidden", ["pages", "other"])
def test_files_are_read_by_the_executors_that_see_them_and_sent_to_the_others(spark_here, tmp_path, invention, hidden):
    from pyspark import cloudpickle

    for name in ("pages", "other"):
        (tmp_path / name).mkdir()
    for number in range(5):
        (tmp_path / "pages" / f"{number}.txt").write_text(invention(number))
    (tmp_path / "pages" / "more.jsonl").write_text(json.dumps({"text": invention(5)}))
    tasks = list(tasks_of(read_inputs([str(tmp_path / "pages")], Skipped())))
    plan = PagePlan(NOTHING, DEFAULTS, date(2026, 1, 1))
    context = Elsewhere(tmp_path / hidden)
    work = spark_tasks.Work(cloudpickle.dumps(plan), (), 60)
    done = spark_tasks._collect(context, work, [tasks[:2], tasks[2:]], "group")
    assert [one.records for batch in done for one in batch] == [plan.worker()(task).records for task in tasks]
    assert all(isinstance(task.incoming.raw, PageFile | LineInFile) for batch in context.sent[0] for task in batch)
    late = [task.incoming for batches in context.sent[1:] for batch in batches for task in batch]
    assert [one.source for one in late] == [task.source for task in tasks if hidden == "pages"]
    assert all(isinstance(one.raw, PageBytes | JsonLine) for one in late)


def test_no_pages_and_wrong_settings(spark_here, project):
    (project / "nothing").mkdir()
    none = pubsieve(project, "run", "nothing", "-o", "out", *SPARK)
    assert none.returncode == 3
    assert "holds no page" in none.stderr
    wrong = pubsieve(project, "run", "pages", "-o", "wrong", "--engine", "spark", "--master", "local[0]")
    assert wrong.returncode == 2
    assert wrong.stderr == (
        "pubsieve: Spark cannot start with --master local[0]: SparkException: Asked to run locally with 0 threads\n"
    )


def test_a_broken_profile_is_told_before_spark_starts(call, spark_here, project, monkeypatch):
    monkeypatch.setattr("pubsieve.engine.spark_tasks.spark_context", lambda _: pytest.fail("Spark was started"))
    (project / "broken.toml").write_text("id = \n")
    ended = call("run", "pages", *SPARK, "--profile", "broken.toml")
    assert ended.code == 2
    assert ended.err.startswith("pubsieve: broken.toml: cannot be read as TOML")


def test_without_pyspark_or_java_the_message_says_what_to_install(call, page, monkeypatch):
    real = builtins.__import__

    def without(name, *rest, **more):
        if name.partition(".")[0] == "pyspark":
            raise ImportError(name)
        return real(name, *rest, **more)

    for name in [name for name in sys.modules if name.startswith(("pyspark", "pubsieve.spark"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(builtins, "__import__", without)
    ended = call("run", page, "--engine", "spark")
    assert (ended.code, ended.err.count("\n")) == (2, 1)
    assert "pip install 'pubsieve[spark]'" in ended.err
    with pytest.raises(ImportError, match=r"pip install 'pubsieve\[spark\]'"):
        import pubsieve.spark  # noqa: F401


def test_without_java_the_message_says_so(call, spark_here, page, monkeypatch):
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", "")
    ended = call("run", page, "--engine", "spark")
    assert (ended.code, ended.err.count("\n")) == (2, 1)
    assert "Spark needs Java 17" in ended.err


@pytest.mark.parametrize("options", [("--master", "local[2]"), ("--engine", "spark", "--jobs", "2")])
def test_options_that_say_nothing_together_are_refused(call, page, options):
    assert call("run", page, *options).code == 2

"""Mutation testing tells a fault that no test notices, and only such a one."""

import subprocess
import sys
from pathlib import Path

import pytest

TOOL = Path(__file__).parents[2] / "tools" / "mutation"
sys.path.insert(0, str(TOOL))
from faults import mutants, mutated  # noqa: E402 - the tools are no package that is installed

POND = """
def deep(metres):
    return metres > 3
"""
TEST = """
from schemas.pond import deep

def test_deep():
    assert [deep(metres) for metres in (3, 5)] == [False, True]
"""


LATER = TEST.replace("3, 5)] == [False, True]", "4,)] == [True]")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ((), ["schemas/pond.py:3: 3  ->  4", "2 of 3 noticed, drawn from 3"]),
        (("--tests", "tests/schemas/test_pond.py"), ["schemas/pond.py:3: 3  ->  4", "2 of 3 noticed, drawn from 3"]),
        (("--later", "tests/others"), ["3 of 3 noticed, drawn from 3"]),
        (("--quick", "-1", "--later", "tests/others"), ["3 of 3 noticed, drawn from 3"]),
    ],
)
def test_only_what_no_test_notices_is_told(tmp_path, options, told):
    files = {"schemas/pond.py": POND, "tests/schemas/test_pond.py": TEST, "tests/others/test_later.py": LATER}
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "schemas/__init__.py").touch()
    done = subprocess.run(
        [sys.executable, TOOL / "run.py", "schemas", *options],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.splitlines() == told, done.stderr
    assert (tmp_path / "schemas/pond.py").read_text(encoding="utf-8") == POND


@pytest.mark.parametrize(
    ("sound", "faults"),
    [
        ("a = b < c", ["a = b <= c"]),
        ("a = b and not c", ["a = b or not c", "a = b and c"]),
        ("a = b if c else d", ["a = d if c else b"]),
        ("if a:\n    b += 1", ["if not a:\n    b += 1", "if a:\n    b = 1", "if a:\n    b += 2"]),
        ("a = {'b': True}", ["a = {'XXb': True}", "a = {'b': False}"]),
        ("a()", ["pass"]),
        ("def a():\n    return b", ["def a():\n    return None"]),
        ("def a():\n    return False", ["def a():\n    return True"]),
        # no behaviour: words for people, types, how a class is stored
        ("raise ValueError('this is no date')", []),
        ('def a(b: \'c\') -> \'d\':\n    """What it is."""\n    return None', []),
        ("@dataclass(frozen=True)\nclass A:\n    b: int", []),
        ("__all__ = ['a']", []),
        ("a = ConfigDict(defer_build=True)", []),
        ("A = 'a'\nB = (A, 'b')\nCHECK = Check(good=((*B, 'c'),), bad=(B,))", []),
        ("A = 'a'\nCHECK = Check(good=(A, b))\nB = A", ["A = 'XXa'\nCHECK = Check(good=(A, b))\nB = A"]),
        ("a = f'b {c}'", []),
    ],
)
def test_the_faults_of_a_line(sound, faults):
    assert [mutated(sound, mutant.number) for mutant in mutants("a.py", sound)] == faults

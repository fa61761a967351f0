"""`pubsieve id`: one answer for each line, in order."""

import json

KEYS = ["input", "kind", "value", "ok", "problems", "fix"]


def answers(ended):
    return [json.loads(line) for line in ended.out.splitlines()]


def test_each_line_is_answered_in_order_with_the_keys_of_the_contract(call):
    ended = call("id", stdin=b"10.5555/INV.12\nPMID: 12345678\n\nPMC12\r\n")

    assert [list(answer) for answer in answers(ended)] == [KEYS] * 4
    assert [(a["kind"], a["value"], a["ok"]) for a in answers(ended)] == [
        ("doi", "10.5555/INV.12", True),
        ("pmid", "12345678", True),
        (None, None, False),
        ("pmcid", "PMC12", True),
    ]


def test_a_repaired_value_says_what_was_repaired(call):
    (answer,) = answers(call("id", "--kind", "doi", stdin=b"https://doi.org/10.5555/inv.12/full\n"))

    assert (answer["value"], answer["fix"], answer["ok"]) == ("10.5555/inv.12", "10.5555/inv.12", True)
    assert [problem["code"] for problem in answer["problems"]] == ["doi-url", "doi-landing-suffix"]
    assert all(problem["message"] for problem in answer["problems"])


def test_sound_identifiers_end_with_0_and_a_malformed_one_with_1(call):
    assert call("id", "--kind", "pmid", stdin=b"12345678\n").code == 0
    assert call("id", "--kind", "pmid", stdin=b"PMID: 12345678\n").code == 0
    assert call("id", "--kind", "pmid", stdin=b"12345678\nx\n").code == 1


def test_a_file_is_read(call, tmp_path):
    (tmp_path / "ids.txt").write_text("10.5555/inv.12\n")

    assert answers(call("id", "ids.txt"))[0]["value"] == "10.5555/inv.12"


def test_an_unknown_kind_and_a_missing_file_are_wrong_usage(call):
    assert call("id", "--kind", "arxiv", stdin=b"1\n").code == 2
    missing = call("id", "nowhere.txt")
    assert (missing.code, missing.out) == (2, "")
    assert "nowhere.txt" in missing.err


def test_bytes_that_are_no_utf_8_and_odd_line_ends_do_not_disturb_the_count(call):
    ended = call(
        "id", "--kind", "doi", stdin="10.5555/inv.1\u20282\n10.5555/inv\x85.3\n".encode() + b"10.5555/inv.\xff4\n"
    )

    assert len(ended.out.splitlines()) == 3
    assert all(answer["problems"] for answer in answers(ended))


def test_no_lines_no_answers(call):
    assert (call("id", stdin=b"").code, call("id", stdin=b"").out) == (0, "")

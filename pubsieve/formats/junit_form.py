"""JUnit XML: one test suite a file, one test case a check in it; what could not be processed is an error."""

import re
from collections import defaultdict

from lxml import etree

from pubsieve.checking.outcome import Outcome
from pubsieve.formats.text_form import place, said
from pubsieve.printable import printable
from schemas.finding import Finding

_NO_XML = re.compile(r"[\ud800-\udfff\ufffe\uffff]")


def render(outcome: Outcome) -> str:
    """The report as JUnit XML; findings below the fail level are output of their test, not failures."""
    by_place: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in outcome.new:
        by_place[finding.source or "-", finding.check].append(finding)
    root = etree.Element("testsuites", name="pubsieve")
    for source in outcome.files:
        suite = etree.SubElement(root, "testsuite", name=_text(source))
        for check in outcome.checks:
            case = etree.SubElement(suite, "testcase", classname=_text(source), name=check.id)
            _result(case, by_place[source, check.id], outcome)
    _errors(root, outcome)
    for suite in [*root, root]:
        for key, path in (("tests", "testcase"), ("failures", "failure"), ("errors", "error")):
            suite.set(key, str(len(suite.findall(f".//{path}"))))
    return etree.tostring(root, pretty_print=True, xml_declaration=True, encoding="UTF-8").decode().rstrip("\n")


def _result(case: etree._Element, findings: list[Finding], outcome: Outcome) -> None:
    failed = [finding for finding in findings if outcome.fails(finding)]
    passed = [finding for finding in findings if not outcome.fails(finding)]
    if failed:
        message = _text(f"{len(failed)} finding{'s' if len(failed) > 1 else ''}: {failed[0].message}")
        etree.SubElement(case, "failure", message=message, type=failed[0].severity.value).text = _lines(failed)
    if passed:
        etree.SubElement(case, "system-out").text = _lines(passed)


def _errors(root: etree._Element, outcome: Outcome) -> None:
    if not outcome.refused and not outcome.errors:
        return
    suite = etree.SubElement(root, "testsuite", name="processing")
    for refused in outcome.refused:
        case = etree.SubElement(suite, "testcase", classname=_text(refused.source), name=_text(f"read {refused.place}"))
        etree.SubElement(case, "error", message=_text(refused.reason), type=refused.code)
    for error in outcome.errors:
        case = etree.SubElement(suite, "testcase", classname="pubsieve", name=error.code)
        etree.SubElement(case, "error", message=_text(error.message), type=error.code)


def _lines(findings: list[Finding]) -> str:
    return "\n".join(
        _text(f"{place(found)} {found.record} {found.severity.value}: {said(found)}") for found in findings
    )


def _text(value: str) -> str:
    """Text that XML can hold."""
    return _NO_XML.sub("\ufffd", printable(value))

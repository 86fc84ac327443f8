"""Reads a JUnit file with junitparser and holds it against what the run said."""
import json
import sys

from junitparser import Error, Failure, JUnitXml, Skipped


def main(junit_path, json_path, kind):
    xml = JUnitXml.fromfile(junit_path)
    cases = [case for suite in xml for case in suite]
    failed = [c for c in cases if any(isinstance(r, Failure) for r in c.result)]
    errors = [c for c in cases if any(isinstance(r, Error) for r in c.result)]
    skipped = [c for c in cases if any(isinstance(r, Skipped) for r in c.result)]
    assert cases, "no testcase"
    names = [(c.classname, c.name) for c in cases]
    assert len(names) == len(set(names)), "two testcases of one name"
    for suite in xml:
        inside = list(suite)
        assert suite.tests == len(inside), f"{suite.name}: tests={suite.tests}, {len(inside)} inside"
    for case in cases:
        assert case._elem.get("file") and int(case._elem.get("line")) >= 1, f"{case.name}: no place"
    if kind == "passing":
        assert not failed and not errors, "the suite does not pass"
        return
    document = json.load(open(json_path, encoding="utf-8"))
    totals = document["totals"]
    assert (len(failed), len(errors), len(skipped)) == (totals["failed"], totals["errors"], totals["skipped"])
    assert failed, "nothing failed"
    output = "".join(c.system_out or "" for c in failed)
    assert "\u241b" in output and "\u2400" in output, "control characters are not visible"
    assert "<script>" in output, "markup of the console is lost"


main(*sys.argv[1:4])

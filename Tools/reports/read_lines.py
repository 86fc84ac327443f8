"""Reads events, TAP, LCOV and annotations, and holds their counts against the JSON report's."""
import json
import re
import sys


def main(json_path, events_path, tap_path, lcov_path, annotations_path):
    totals = json.load(open(json_path, encoding="utf-8"))["totals"]
    all_cases = sum(totals.values())

    events = [json.loads(line) for line in open(events_path, encoding="utf-8")]
    assert events[0]["event"] == "plan" and events[-1]["event"] == "end" and events[-1]["totals"] == totals
    finished = [event for event in events if event["event"] == "scenario_finished"]
    started = [event for event in events if event["event"] == "scenario_started"]
    assert len(finished) == len(started) == events[0]["scenarios"]
    assert sum(event["status"] == "failed" for event in finished) == totals["failed"] > 0

    tap = open(tap_path, encoding="utf-8").read().split("\n")
    assert tap[0] == "TAP version 14" and tap[1] == f"1..{all_cases}"
    points = [line for line in tap if re.match(r"(not )?ok \d+ - ", line)]
    assert [int(re.search(r"\d+", point)[0]) for point in points] == list(range(1, all_cases + 1))
    bad = [point for point in points if point.startswith("not ok") and "# TODO" not in point]
    assert len(bad) == totals["failed"] + totals["errors"]
    assert tap.count("  ---") == tap.count("  ...") >= len(bad)

    lcov = open(lcov_path, encoding="utf-8").read()
    assert lcov.count("SF:") == lcov.count("end_of_record") > 0 and re.search(r"^FNDA:[1-9]", lcov, re.M), "nothing was executed"

    lines = open(annotations_path, encoding="utf-8").read().split("\n")
    token = re.fullmatch(r"::stop-commands::(\S+)", lines[0])[1]
    commands = lines[lines.index(f"::{token}::") + 1:]
    errors = [line for line in commands if line.startswith("::error file=")]
    assert len(errors) >= len(bad) and all(re.match(r"::(error|warning) \S", line) for line in commands if line)


main(*sys.argv[1:6])

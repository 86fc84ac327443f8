"""Compares shown output with printed output. An ellipsis stands for any text in its line; alone on its line, for any lines."""
import re


def _line_matches(shown, printed):
    pattern = ".*".join(re.escape(part) for part in shown.split("…"))
    return re.fullmatch(pattern, printed) is not None


def matches(shown, printed):
    """Whether the shown lines stand for the printed ones."""
    reachable = {0}
    for line in shown:
        if line.strip() == "…":
            reachable = set(range(min(reachable), len(printed) + 1)) if reachable else set()
        else:
            reachable = {at + 1 for at in reachable if at < len(printed) and _line_matches(line, printed[at])}
    return len(printed) in reachable

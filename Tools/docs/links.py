"""Links of a page to other files of the repository."""
import re


def broken_links(page):
    problems = []
    inside = False
    for number, line in enumerate(page.lines, 1):
        if line.startswith("```"):
            inside = not inside
        if inside:
            continue
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", re.sub(r"`[^`]*`", "", line)):
            if "://" in target or target.startswith("mailto:"):
                continue
            if not ((page.root / page.path).parent / target).exists():
                problems.append(f"{page.path}:{number}: there is no {target}")
    return problems

"""Runs the snippets of the pages: one scratch folder and one shell for each page."""
import pathlib
import subprocess
import sys

from links import broken_links
from page import Page
from runner import PageRunner


def pages(root, named):
    if named:
        return [pathlib.Path(name) for name in named]
    listed = subprocess.run(["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.md"], cwd=root, check=True, text=True,
                            stdout=subprocess.PIPE)
    return [pathlib.Path(name) for name in sorted(listed.stdout.split())]


def main(root, faultline, *arguments):
    root = pathlib.Path(root)
    update = "--update" in arguments
    named = [argument for argument in arguments if argument != "--update"]
    faultline = pathlib.Path(faultline).resolve()
    problems = []
    ran = 0
    for path in pages(root, named):
        page = Page(root, path)
        runner = PageRunner(page, faultline, update)
        ran += runner.run()
        problems += page.problems + runner.problems + broken_links(page)
        if update:
            page.write()
    for problem in problems:
        print(problem)
    print(f"{ran} snippets run, {len(problems)} problems")
    return 1 if problems or ran == 0 else 0


sys.exit(main(*sys.argv[1:]))

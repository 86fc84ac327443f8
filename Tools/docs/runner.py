"""Runs the snippets of one page, in order, in a folder and a shell of its own."""
import pathlib
import re
import shutil
import tempfile

import yaml

from ci import ci_commands
from compare import matches
from page import CONSOLE, PLAIN
from shell import Shell

# Pages that are made from the source, by tests that read their examples.
GENERATED = {"docs/instructions.md", "docs/conformance.md"}
# What is not run: for people, or read by a test.
UNRUN = {"text", "read"}


class PageRunner:
    def __init__(self, page, faultline, update):
        self.page = page
        self.faultline = faultline
        self.update = update
        self.problems = []
        self.defaults = ""
        self.machine = ""
        self.snippets = 0
        self.ran = 0

    def run(self):
        if str(self.page.path) in GENERATED:
            return 0
        folder = tempfile.mkdtemp(prefix="faultline-docs-")
        shell = None
        try:
            for snippet in self.page.snippets:
                if not snippet.hidden and (snippet.language in PLAIN or UNRUN & snippet.words.keys()):
                    continue
                shell = shell or Shell(folder, self.page.root, self.faultline)
                self._run(snippet, shell, pathlib.Path(folder))
        finally:
            if shell:
                shell.close()
            shutil.rmtree(folder)
        return self.ran

    def _problem(self, snippet, text):
        self.problems.append(f"{self.page.path}:{snippet.line}: {text}")

    def _run(self, snippet, shell, folder):
        words = snippet.words
        if snippet.language == CONSOLE:
            self._console(snippet, shell)
        elif snippet.language == "defaults":
            self.defaults = "defaults:\n" + "".join(f"  {line}\n" for line in snippet.lines)
            return
        elif snippet.language == "machine":
            self.machine = snippet.text
            return
        elif snippet.language == "ci" or "ci" in words:
            self._ci(snippet, shell)
        elif "same" in words:
            source = (self.page.root / words["same"]).read_text(encoding="utf-8")
            if snippet.text.strip("\n") not in source:
                self._problem(snippet, f"this is not in {words['same']}")
        elif "file" in words:
            path = folder / words["file"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(snippet.text, encoding="utf-8")
        elif "scenario" in words:
            self._scenario(snippet, shell, folder)
        elif "machine" in words:
            self._machine(snippet, shell, folder)
        else:
            self._problem(snippet, f"a block of '{snippet.language}' says neither how to run it nor 'text'")
            return
        self.ran += 0 if snippet.hidden else 1

    def _console(self, snippet, shell):
        """Commands after `$ `, continued after `> `, each with what it prints."""
        commands = []
        for line in snippet.lines:
            if line.startswith("$ "):
                commands.append(([line], []))
            elif not commands:
                self._problem(snippet, "a console block begins with '$ '")
                return
            elif line.startswith("> ") and not commands[-1][1]:
                commands[-1][0].append(line)
            else:
                commands[-1][1].append(line)
        lines = []
        for number, (typed, shown) in enumerate(commands, 1):
            command = "\n".join(line[2:] for line in typed)
            printed, status = shell.run(command)
            expected = int(snippet.words.get("status") or 0) if number == len(commands) else 0
            if status != expected:
                self._problem(snippet, f"'{command}' ended with status {status}, not {expected}")
                self.problems += [f"    {line}" for line in printed]
            elif snippet.hidden:
                continue
            elif not matches(shown, printed) and not self.update:
                self._problem(snippet, f"'{command}' printed")
                self.problems += [f"    {line}" for line in printed]
            lines += typed + (shown if matches(shown, printed) else printed)
        if self.update and not snippet.hidden:
            self.page.replace(snippet, lines)

    def _name(self):
        self.snippets += 1
        return f"snippet-{self.snippets}"

    def _machine(self, snippet, shell, folder):
        """The keys of a machine file, below those of the page; the machine has to be sound."""
        name = self._name()
        (folder / f"{name}.yaml").write_text(self.machine + snippet.text, encoding="utf-8")
        printed, status = shell.run(f"( cd {folder} && faultline machines check {name}.yaml )")
        if status != 0:
            self._problem(snippet, "it is no machine")
            self.problems += [f"    {line}" for line in printed]

    def _scenario(self, snippet, shell, folder):
        """The keys of one scenario, laid over the page's defaults; or, when it says its version, a whole file."""
        name = self._name()
        text = snippet.text
        if not re.search(r"^version:", text, re.MULTILINE):
            body = "".join(f"    {line}\n" for line in snippet.lines)
            text = f"version: 1\n{self.defaults}scenarios:\n  - id: {name}\n{body}"
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
        printed, status = shell.run(f"( cd {folder} && faultline {'check' if 'check' in snippet.words else 'run'} {name}.yaml )")
        code = snippet.words.get("code")
        if code and (status == 0 or not any(f"[{code}]" in line for line in printed)):
            self._problem(snippet, f"it does not end with {code}")
        elif status != 0 and not code:
            self._problem(snippet, "it does not pass")
        else:
            return
        self.problems += [f"    {line}" for line in printed]

    def _ci(self, snippet, shell):
        """A pipeline's own commands, or after it, hidden, the environment and the jobs to run them in."""
        if not snippet.hidden:
            self.pipeline = snippet
            return
        try:
            commands = list(ci_commands(self.pipeline.language, self.pipeline.text, snippet.lines))
        except (ValueError, KeyError, yaml.YAMLError) as error:
            self._problem(self.pipeline, f"it is no pipeline: {error}")
            return
        for environment, command in commands:
            exports = "".join(f"export {name}={value!r}; " for name, value in environment.items())
            printed, status = shell.run(f"( set -e; {exports}\n{command}\n)")
            if status != 0:
                self._problem(self.pipeline, f"'{command}' ended with status {status} in {environment}")
                self.problems += [f"    {line}" for line in printed]

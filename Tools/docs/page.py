"""A Markdown page as its snippets: fenced blocks, and comments that a reader does not see."""
import re

# What a snippet's first word after the language may be, and whether it takes a value.
WORDS = {"file": True, "same": True, "status": True, "scenario": False, "check": False, "code": True, "machine": False,
         "ci": False, "read": False, "text": False}
# Languages that run without being told to.
CONSOLE = "console"
# Languages that are pictures or output, not snippets.
PLAIN = {"", "text"}


class Snippet:
    """A fenced block: its language, its words, its lines, and the number of its first line."""

    def __init__(self, language, words, line):
        self.language = language
        self.words = words
        self.line = line
        self.lines = []
        self.hidden = False

    @property
    def text(self):
        return "".join(line + "\n" for line in self.lines)


class Page:
    """The snippets of a page in order, and what is wrong with their marks."""

    def __init__(self, root, path):
        self.root = root
        self.path = path
        self.lines = (root / path).read_text(encoding="utf-8").split("\n")
        self.problems = []
        self.snippets = list(self._read())

    def problem(self, line, text):
        self.problems.append(f"{self.path}:{line}: {text}")

    def replace(self, snippet, lines):
        """Puts other lines in the place of a snippet's."""
        first = snippet.line
        self.lines[first:first + len(snippet.lines)] = lines
        moved = len(lines) - len(snippet.lines)
        for other in self.snippets:
            if other.line > snippet.line:
                other.line += moved
        snippet.lines = lines

    def write(self):
        (self.root / self.path).write_text("\n".join(self.lines), encoding="utf-8")

    def _read(self):
        snippet = closing = None
        for number, line in enumerate(self.lines, 1):
            if snippet is not None:
                if line.strip() == closing:
                    yield snippet
                    snippet = None
                else:
                    snippet.lines.append(line)
                continue
            fence = re.match(r"^(```+)(.*)$", line)
            hidden = re.match(r"^<!-- (console|defaults|machine|ci)( .*)?$", line)
            if fence:
                closing = fence.group(1)
                snippet = self._snippet(fence.group(2).split(), number)
            elif hidden:
                closing = "-->"
                snippet = self._snippet(line[5:].split(), number)
                snippet.hidden = True
        if snippet is not None:
            self.problem(snippet.line, "the block has no end")

    def _snippet(self, info, line):
        words = {}
        for word in info[1:]:
            name, _, value = word.partition("=")
            if WORDS.get(name) is None or WORDS[name] != bool(value):
                self.problem(line, f"'{word}' is not a word of a snippet")
            words[name] = value
        return Snippet(info[0] if info else "", words, line)

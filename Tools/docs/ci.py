"""The commands of a CI system's file, as its runner would run them."""
import re

import yaml


def ci_commands(language, text, lines):
    """Pairs of environment and script: for each line `JOB: NAME=VALUE…`, that job's commands with those variables.

    The pipeline's own expressions, `${{ matrix.NAME }}`, take their values from the line as well."""
    job_commands = _groovy_commands(text) if language == "groovy" else _yaml_commands(yaml.safe_load(text))
    for line in lines:
        job, _, rest = line.partition(":")
        environment = dict(word.partition("=")[::2] for word in rest.split())
        commands = list(job_commands(job.strip()))
        if not commands:
            raise ValueError(f"the pipeline has no commands in '{job}'")
        for command in commands:
            command = re.sub(r"\$\{\{ *([\w.]+) *\}\}", lambda match: environment[match.group(1).split(".")[-1]], command)
            yield environment, command.replace("$$", "$")


def _groovy_commands(text):
    """Jenkins: the `sh` steps of a stage or section, the outermost of its name."""
    def commands(job):
        starts = sorted(re.finditer(rf"^( *)(?:stage\('{job}'\)|{job}) \{{", text, re.M), key=lambda match: len(match.group(1)))
        if not starts:
            raise ValueError(f"the pipeline has no stage '{job}'")
        end = re.compile(rf"^{starts[0].group(1)}\}}", re.M).search(text, starts[0].end())
        return re.findall(r"sh '([^']*)'", text[starts[0].end():end.start()])
    return commands


def _yaml_commands(document):
    return lambda job: _commands(_job(document, job))


def _job(document, name):
    for node in _nodes(document):
        if isinstance(node, dict):
            if isinstance(node.get(name), dict):
                return node[name]
            if name in (node.get("key"), node.get("label"), node.get("name")):
                return node
    raise ValueError(f"the pipeline has no job '{name}'")


def _commands(node):
    """What a job runs, in order, under whichever key its system has for it."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key in ("run", "script", "command"):
                if isinstance(value, dict):
                    yield value["command"]
                elif isinstance(value, list):
                    # Kubernetes has one command as a list of words, the others a list of commands.
                    yield value[-1] if value[:2] == ["sh", "-c"] else "\n".join(value)
                else:
                    yield value
            else:
                yield from _commands(value)
    elif isinstance(node, list):
        for value in node:
            yield from _commands(value)


def _nodes(node):
    yield node
    for value in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _nodes(value)

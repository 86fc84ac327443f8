"""One shell for a page: what a command exports and where it goes stays for the next."""
import os
import subprocess
import tempfile

# Left out, so that a page does not depend on where it is run.
CI = ("CI", "SLURM_", "BUILDKITE", "CIRCLE", "GITHUB_", "TEST_", "BAZEL", "JOB_COMPLETION_INDEX", "FAULTLINE_", "XML_OUTPUT_FILE")


class Shell:
    """A bash whose working directory is a folder of the page's own."""

    def __init__(self, folder, root, faultline):
        environment = {name: value for name, value in os.environ.items() if not name.startswith(CI)}
        environment.update(
            PATH=f"{folder}/.bin:{faultline.parent}:{environment['PATH']}", REPOSITORY=str(root), LC_ALL="C.UTF-8", NO_COLOR="1",
            PS1="")
        os.mkdir(f"{folder}/.bin")
        self._process = subprocess.Popen(["bash", "--noprofile", "--norc"], cwd=folder, env=environment, stdin=subprocess.PIPE,
                                         stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self._marks = 0

    def run(self, command):
        """Runs a command; gives what it printed, on either stream, and its status."""
        self._marks += 1
        mark = f"--- {os.getpid()} {self._marks} "
        with tempfile.NamedTemporaryFile("w", suffix=".sh", delete=False) as script:
            script.write(command + "\n")
        self._process.stdin.write(f"source {script.name} </dev/null; echo \"\n{mark}$?\"\n".encode())
        self._process.stdin.flush()
        printed = b""
        while True:
            line = self._process.stdout.readline()
            if not line:
                raise RuntimeError(f"the shell ended in: {command}")
            if line.startswith(mark.encode()):
                break
            printed += line
        os.unlink(script.name)
        text = printed[:-1].decode("utf-8", "replace")
        return text.split("\n")[:-1] if text.endswith("\n") else text.split("\n") if text else [], int(line[len(mark):])

    def close(self):
        self._process.stdin.close()
        self._process.wait()

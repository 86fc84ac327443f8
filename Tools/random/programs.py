"""Random programs of exceptions: what their handlers note here, and on QEMU."""
import os
import pathlib
import re
import struct
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
SLOT = 4096


def run_here(seeds, folder):
    """The programs of the seeds, and of each how it ends and what its handlers noted."""
    environment = dict(os.environ, FAULTLINE_RANDOM_SEEDS=",".join(map(str, seeds)), FAULTLINE_RANDOM_EXPORT=str(folder))
    subprocess.run(
        ["swift", "test", *os.environ.get("SWIFT_TEST_FLAGS", "-c release --disable-testable-imports").split(), "--filter", "RandomExceptionTests"],
        cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    programs = (folder / "programs.bin").read_bytes()
    results = []
    for place, line in enumerate((folder / "notes.txt").read_text().splitlines()):
        _, end, words = (line.split(" ") + [""])[:3]
        results.append((programs[place * SLOT:(place + 1) * SLOT], end, [int(word, 16) for word in words.split(",") if word]))
    return results


def run_on_qemu(programs, folder):
    """The notes of each program, or the text of what stopped QEMU at it.

    With one instruction in a block, since QEMU looks at a changed CCR between blocks only.
    """
    results = []
    slots = folder / "slots.bin"
    while len(results) < len(programs):
        slots.write_bytes(b"".join(programs[len(results):]) + bytes(SLOT))
        command = [
            "qemu-system-arm", "-M", "mps2-an385", "-singlestep", "-nographic", "-monitor", "none", "-serial", "none",
            "-semihosting-config", "enable=on,target=native", "-kernel", str(ROOT / "fixtures/firmware/random/random.elf"),
            "-device", f"loader,file={slots},addr=0x21000000,force-raw=on",
        ]
        try:
            done = subprocess.run(command, cwd=folder, capture_output=True, timeout=60)
            data, text = done.stdout, done.stderr.decode(errors="replace")
        except subprocess.TimeoutExpired as error:
            data, text = error.stdout or b"", "timeout"
        before, place = len(results), 0
        while place < len(data):
            count = struct.unpack_from("<I", data, place)[0]
            results.append(list(struct.unpack_from(f"<{count}I", data, place + 4)))
            place += 4 + 4 * count
        # A busy machine is no reason: out of time is the program that none came before.
        if len(results) < len(programs) and (text != "timeout" or len(results) == before):
            found = re.search(r"Lockup: .*", text)
            results.append(found.group(0) if found else text.strip() or "ended")
    return results

#!/usr/bin/env python3
"""Makes the goldens of fixtures/isa with llvm-mc, a disassembler that shares nothing with this project's.

  Tools/isa/goldens.py [--llvm-mc PATH]

  halfwords-v7em.txt   the text of each of the 65,536 halfwords that is an instruction alone, for a Cortex-M4
  halfwords-v6m.txt    the ranges of halfwords that are instructions, for a Cortex-M0
  words.txt            a seeded sample of the 32-bit space, half of it drawn from the diagrams of docs/instructions.md

The first file has the bits of the first of a run of instructions, then the texts of the run, one a line, indented by a
space. A line of the last is the bits, the cores that have the instruction (6, 7 and E for Cortex-M0, M3 and M4) and the text.
Two spaces and a question mark end the text of what llvm-mc calls potentially undefined.
"""

import argparse
import pathlib
import random
import re
import subprocess

FIXTURES = pathlib.Path(__file__).resolve().parents[2] / "fixtures" / "isa"
CORES = {"v6m": "cortex-m0", "v7m": "cortex-m3", "v7em": "cortex-m4"}
# Without floating point, whose rows are not in the table yet: llvm-mc then shows the coprocessor space behind it.
FEATURES = {"cortex-m0": "", "cortex-m3": "", "cortex-m4": "-fpregs"}
# A BL that no other line has tells the texts of instructions apart.
MARK_BYTES = "[0x23 0xf1 0xbc 0xfa]"
MARK_TEXT = "bl #1193336"
UNIFORM = 9_000
PER_DIAGRAM = 60
SEED = 0x0403


def disassemble(llvm_mc, core, words):
    """The text of each (first, second or None), or None where llvm-mc refuses it; with "  ?" where it doubts it."""
    lines = []
    line_of = []
    for first, second in words:
        data = [first & 255, first >> 8] + ([] if second is None else [second & 255, second >> 8])
        line_of.append(len(lines) + 1)
        lines.append("[" + " ".join(f"0x{byte:02x}" for byte in data) + "]")
        if (first & 0xFF00) == 0xBF00 and first & 15:
            # llvm-mc carries an IT block over to the lines after it.
            lines.extend(["[0x00 0xbf]"] * 4)
        lines.append(MARK_BYTES)
    run = subprocess.run(
        [llvm_mc, "-disassemble", "-triple=thumb-none-eabi", f"-mcpu={core}", f"-mattr={FEATURES[core]}"],
        input="\n".join(lines) + "\n", capture_output=True, text=True, check=False)
    refused = {int(m.group(1)) for m in re.finditer(r"^<stdin>:(\d+):2: warning: invalid instruction", run.stderr, re.M)}
    groups = [[]]
    for line in run.stdout.splitlines():
        line = re.sub(r"\s+", " ", line.strip())
        if line == MARK_TEXT:
            groups.append([])
        elif line and line != ".text":
            groups[-1].append(line)
    assert len(groups) == len(words) + 1, (core, len(groups), len(words))
    # After a first halfword that it refuses, llvm-mc goes on with the second.
    doubted = {int(m.group(1)) for m in re.finditer(r"^<stdin>:(\d+):2: warning: potentially undefined", run.stderr, re.M)}
    return [None if number in refused else group[0] + ("  ?" if number in doubted else "")
            for number, group in zip(line_of, groups)]


def halfwords(llvm_mc, name):
    space = [h for h in range(0x10000) if h < 0xE800]
    texts = disassemble(llvm_mc, CORES[name], [(h, None) for h in space])
    out = []
    previous = None
    for h, text in zip(space, texts):
        if text is None:
            continue
        if previous is None or h != previous + 1:
            out.append(f"{h:04x}")
        out.append(f" {text}")
        previous = h
    (FIXTURES / f"halfwords-{name}.txt").write_text("\n".join(out) + "\n")


def defined(llvm_mc, name):
    """The halfwords that are instructions, as ranges."""
    texts = disassemble(llvm_mc, CORES[name], [(h, None) for h in range(0xE800)])
    ranges = []
    for h, text in enumerate(texts):
        if text is None:
            continue
        if ranges and ranges[-1][1] == h - 1:
            ranges[-1][1] = h
        else:
            ranges.append([h, h])
    (FIXTURES / f"halfwords-{name}.txt").write_text("".join(f"{low:04x} {high:04x}\n" for low, high in ranges))


def diagrams():
    """The 32-bit diagrams of the reference page, as lists of (width, fixed value or None, should be or None, kind)."""
    page = (FIXTURES.parents[1] / "docs" / "instructions.md").read_text()
    for line in page.splitlines():
        cells = [cell.strip() for cell in line.split(" | ")]
        if len(cells) != 6 or not cells[3].startswith("`"):
            continue
        parts = []
        for token in cells[3].strip("`").split():
            if token[0] in "01(":
                should = False
                for char in token:
                    if char in "()":
                        should = char == "("
                    else:
                        parts.append((1, None if should else int(char), int(char) if should else None, ""))
            else:
                name, _, width = token.partition(":")
                kind = "register" if name[0] == "R" and width == "4" else name
                parts.append((int(width or 1), None, None, kind))
        if sum(part[0] for part in parts) == 32:
            yield parts


def sample():
    """Words at random over the whole space, and for each diagram words with random fields and mostly plain registers."""
    rng = random.Random(SEED)
    words = set()
    while len(words) < UNIFORM:
        words.add((rng.randrange(0xE800, 0x10000), rng.randrange(0x10000)))
    for parts in diagrams():
        made = 0
        while made < PER_DIAGRAM:
            bits = 0
            plain = rng.random() < 0.7
            tidy = rng.random() < 0.85
            for width, fixed, should, kind in parts:
                value = rng.randrange(1 << width)
                if fixed is not None:
                    value = fixed
                elif should is not None and tidy:
                    value = should
                elif kind == "register" and plain:
                    value = rng.randrange(13)
                elif kind == "SYSm" and plain:
                    value = rng.randrange(21)
                bits = bits << width | value
            words.add((bits >> 16, bits & 0xFFFF))
            made += 1
    return sorted(words)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--llvm-mc", default="llvm-mc-14")
    llvm_mc = parser.parse_args().llvm_mc
    FIXTURES.mkdir(parents=True, exist_ok=True)
    halfwords(llvm_mc, "v7em")
    defined(llvm_mc, "v6m")
    words = sample()
    texts = {name: disassemble(llvm_mc, core, words) for name, core in CORES.items()}
    with open(FIXTURES / "words.txt", "w", encoding="utf-8") as out:
        for index, (first, second) in enumerate(words):
            text = texts["v7em"][index]
            # The smaller cores are to llvm-mc as the larger one with fewer instructions.
            letters = "".join(letter for letter, name in (("6", "v6m"), ("7", "v7m"), ("E", "v7em"))
                              if texts[name][index] is not None)
            mnemonics = {texts[name][index].split()[0] for name in CORES if texts[name][index] is not None}
            assert len(mnemonics) < 2, (hex(first), hex(second))
            out.write(f"{first:04x}{second:04x} {letters or '-'} {text or ''}".rstrip() + "\n")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Makes the goldens of fixtures/isa with llvm-mc, a disassembler that shares nothing with this project's.

  Tools/isa/goldens.py [--llvm-mc PATH]

  halfwords-v7em.txt   the text of each of the 65,536 halfwords that is an instruction alone, for a Cortex-M4
  halfwords-v6m.txt    the ranges of halfwords that are instructions, for a Cortex-M0
  words.txt            a seeded sample of the 32-bit space, half of it drawn from the diagrams of docs/instructions.md
  floating-point.txt   the same of coprocessors 10 and 11, for cores with floating point

The first file has the bits of the first of a run of instructions, then the texts of the run, one a line, indented by a
space. A line of the last is the bits, the cores that have the instruction (6, 7 and E for Cortex-M0, M3 and M4) and the text.
In floating-point.txt the letters are 4, S and D, for a Cortex-M4, and a
Cortex-M7 with single and with double precision. Two spaces and a question mark end the text of what llvm-mc calls potentially undefined.
"""

import argparse
import pathlib
import random
import re
import subprocess

FIXTURES = pathlib.Path(__file__).resolve().parents[2] / "fixtures" / "isa"
# Without floating point: llvm-mc then shows the coprocessor space behind it.
CORES = {"v6m": ("cortex-m0", ""), "v7m": ("cortex-m3", ""), "v7em": ("cortex-m4", "-fpregs")}
FLOATING_POINT = {"4": ("cortex-m4", ""), "S": ("cortex-m7", "-fp64,-fpregs64"), "D": ("cortex-m7", "")}
# A BL that no other line has tells the texts of instructions apart.
MARK_BYTES = "[0x23 0xf1 0xbc 0xfa]"
MARK_TEXT = "bl #1193336"
UNIFORM = 9_000
PER_DIAGRAM = 60
SEED = 0x0403


def disassemble(llvm_mc, core_and_features, words):
    """The text of each (first, second or None), or None where llvm-mc refuses it; with "  ?" where it doubts it."""
    core, features = core_and_features
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
        [llvm_mc, "-disassemble", "-triple=thumb-none-eabi", f"-mcpu={core}", f"-mattr={features}"],
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


def diagrams(floating_point):
    """The 32-bit diagrams of the reference page, those with floating point or those without, as lists of (width, fixed value or None, should be or None, kind)."""
    page = (FIXTURES.parents[1] / "docs" / "instructions.md").read_text()
    for line in page.splitlines():
        cells = [cell.strip() for cell in line.split(" | ")]
        if len(cells) != 6 or not cells[3].startswith("`") or cells[2].startswith("FPv") != floating_point:
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


def whole_space(rng):
    return rng.randrange(0xE800, 0x10000), rng.randrange(0x10000)


def coprocessors_10_and_11(rng):
    first = rng.choice((0xEC00, 0xED00, 0xEE00, 0xFC00, 0xFD00, 0xFE00)) | rng.randrange(0x100)
    return first, rng.randrange(0x10000) & 0xF1FF | 0x0A00


def sample(space, uniform, floating_point):
    """Words at random over a space, and for each diagram words with random fields and mostly plain registers."""
    rng = random.Random(SEED)
    words = set()
    while len(words) < uniform:
        words.add(space(rng))
    for parts in diagrams(floating_point):
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
                elif kind in ("imm7", "D") and plain and floating_point:
                    # Few doubleword registers, and those that there are.
                    value = rng.randrange(8) if kind == "imm7" else 0
                bits = bits << width | value
            words.add((bits >> 16, bits & 0xFFFF))
            made += 1
    return sorted(words)


def write_words(llvm_mc, name, words, cores):
    """A line for each word: its bits, the letters of the cores that have it, and its text, which is that of the largest."""
    texts = {letter: disassemble(llvm_mc, core, words) for letter, core in cores}
    with open(FIXTURES / name, "w", encoding="utf-8") as out:
        for index, (first, second) in enumerate(words):
            text = texts[cores[-1][0]][index]
            # The smaller cores are to llvm-mc as the larger one with fewer instructions.
            having = [letter for letter, _ in cores if texts[letter][index] is not None]
            mnemonics = {texts[letter][index].split()[0] for letter in having}
            assert len(mnemonics) < 2, (hex(first), hex(second))
            out.write(f"{first:04x}{second:04x} {''.join(having) or '-'} {text or ''}".rstrip() + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--llvm-mc", default="llvm-mc-14")
    llvm_mc = parser.parse_args().llvm_mc
    FIXTURES.mkdir(parents=True, exist_ok=True)
    halfwords(llvm_mc, "v7em")
    defined(llvm_mc, "v6m")
    cores = [("6", CORES["v6m"]), ("7", CORES["v7m"]), ("E", CORES["v7em"])]
    write_words(llvm_mc, "words.txt", sample(whole_space, UNIFORM, False), cores)
    write_words(llvm_mc, "floating-point.txt", sample(coprocessors_10_and_11, 2_000, True), list(FLOATING_POINT.items()))


if __name__ == "__main__":
    main()

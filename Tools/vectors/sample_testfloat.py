#!/usr/bin/env python3
"""Makes fixtures/vectors/testfloat/*.txt: a few lines of each file that Berkeley TestFloat wrote.

    Tools/vectors/sample_testfloat.py FOLDER

The folder holds FUNCTION[.MODE].txt or .txt.gz, the output of testfloat_gen; fixtures/vectors/testfloat/README.md says how that is
made. Of each file, the lines are taken that first show a pair of kinds of operands, or a kind of result with its flags; then
others, evenly. The result is the same on every run.
"""
import gzip
import itertools
import pathlib
import sys

TARGET = pathlib.Path(__file__).resolve().parents[2] / "fixtures" / "vectors" / "testfloat"
BYTES, LINES = 5000, 250
FRACTION_BITS = {4: 10, 8: 23, 16: 52}


def kind(text):
    """Zero, denormalized, one, normal, infinity, quiet or signaling NaN, with the sign."""
    bits, width = int(text, 16), 4 * len(text)
    if len(text) not in FRACTION_BITS:
        return text
    fraction_bits = FRACTION_BITS[len(text)]
    sign, fraction = bits >> (width - 1), bits & ((1 << fraction_bits) - 1)
    exponent, most = (bits >> fraction_bits) & ((1 << (width - 1 - fraction_bits)) - 1), (1 << (width - 1 - fraction_bits)) - 1
    if exponent == most:
        name = "infinity" if fraction == 0 else "quiet" if fraction >> (fraction_bits - 1) else "signaling"
    elif exponent == 0:
        name = "zero" if fraction == 0 else "denormalized"
    else:
        name = "normal" if fraction else "power"
    return f"{name}{sign}"


def features(line, operand_count):
    words = line.split()
    kinds = [kind(word) for word in words[:-1]]
    yield "result", kinds[-1], words[-1]
    for first, second in itertools.combinations(range(operand_count), 2):
        yield first, second, kinds[first], kinds[second]
    for index in range(operand_count):
        yield index, kinds[index], words[-1]


def sample(lines):
    operand_count = len(lines[0].split()) - 2
    budget = min(LINES, BYTES // (len(lines[0]) + 1))
    seen, chosen = {}, set()
    for index, line in enumerate(lines):
        for feature in features(line, operand_count):
            if feature not in seen:
                seen[feature] = index
    # Rare flags first, in case there are more features than lines.
    for feature, index in sorted(seen.items(), key=lambda item: (item[0][0] != "result", item[1], str(item[0]))):
        if len(chosen) < budget * 3 // 4:
            chosen.add(index)
    step = max(1, len(lines) // budget)
    for index in itertools.chain(range(step // 2, len(lines), step), range(len(lines))):
        if len(chosen) == min(budget, len(lines)):
            break
        chosen.add(index)
    return [lines[index] for index in sorted(chosen)]


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sources = sorted(path for path in pathlib.Path(sys.argv[1]).iterdir() if path.name.endswith((".txt", ".txt.gz")))
    TARGET.mkdir(parents=True, exist_ok=True)
    for path in sources:
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        lines = [line for line in data.decode("ascii").split("\n") if line]
        text = "".join(line + "\n" for line in sample(lines))
        (TARGET / (path.name.removesuffix(".gz"))).write_text(text)
    total = sum(path.stat().st_size for path in TARGET.glob("*.txt"))
    print(f"{len(sources)} files, {total} bytes")


if __name__ == "__main__":
    main()

"""The conformance firmware's table of tests, read from its sources, and the symbols of its images."""
import pathlib
import re
import struct

ROOT = pathlib.Path(__file__).resolve().parents[2]
FIRMWARE = ROOT / "fixtures" / "firmware" / "conformance"
V6M, V7M = ["M0", "M0P"], ["M3", "M4", "M4F", "M7"]
SETS = {"V6M": V6M, "V7M": V7M, "FP": ["M4F", "M7"], "ALL": V6M + V7M}
IMAGES = {"M0": "armv6m", "M0P": "armv6m", "M3": "armv7m", "M4": "armv7m", "M4F": "armv7em", "M7": "armv7em"}
ENDS = ["Lockup", "Reset"]
ENTRY = re.compile(r'^ITEM\("([\d. ]+)",\s*(\w+),\s*([\w |]+?)\s*(?:,\s*([\w, ]+?)\s*)?\)', re.M)


class Item:
    """A test: its numbers, its name, the cores that it runs on, the faults that it takes, and how it ends without a verdict."""

    def __init__(self, match, body):
        self.numbers = match[1].split()
        self.name = match[2]
        named = [core for word in re.split(r"\s*\|\s*", match[3]) for core in SETS.get(word, [word])]
        self.cores = [core for core in IMAGES if core in named]
        if set(named) - set(IMAGES):
            raise SystemExit(f"{self.name}: no such core: {sorted(set(named) - set(IMAGES))}")
        words = [word.strip() for word in (match[4] or "").split(",") if word.strip()]
        self.end = words.pop() if words and words[-1] in ENDS else None
        self.faults = words
        self.starts_systick = "SYST_CSR =" in body

    @property
    def symbol(self):
        return "item_" + self.name

    @property
    def order(self):
        return [int(part) for part in self.numbers[0].split(".")], self.name

    def faults_on(self, core):
        """Armv6-M has one exception for all faults."""
        return ["HardFault" if core in V6M and fault != "NMI" else fault for fault in self.faults]


def read():
    """Every test, by number."""
    items = []
    for source in sorted(FIRMWARE.glob("*.c")):
        text = source.read_text()
        bodies = re.split(r"^ITEM\(", text, flags=re.M)[1:]
        found = [Item(match, body) for match, body in zip(ENTRY.finditer(text), bodies)]
        if len(found) != len(bodies):
            raise SystemExit(f"{source.name}: an ITEM that is not understood")
        items += found
    names = [item.name for item in items]
    for name in set(names):
        if names.count(name) > 1:
            raise SystemExit(f"two tests are called {name}")
    return sorted(items, key=lambda item: item.order)


def symbols(image):
    """The symbols of an ELF file, by name."""
    data = (FIRMWARE / f"{image}.elf").read_bytes()
    header, count = struct.unpack_from("<I", data, 32)[0], struct.unpack_from("<H", data, 48)[0]
    sections = [struct.unpack_from("<10I", data, header + 40 * index) for index in range(count)]
    found = {}
    for section in sections:
        if section[1] != 2:
            continue
        names = sections[section[6]][4]
        for at in range(section[4], section[4] + section[5], 16):
            name, value = struct.unpack_from("<II", data, at)
            found[data[names + name:data.index(b"\0", names + name)].decode()] = value
    return found

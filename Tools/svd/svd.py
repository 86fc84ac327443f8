"""Reads a CMSIS-SVD file: peripherals, interrupts and registers, with what is derived and repeated written out."""
import gzip
import re
import xml.etree.ElementTree as xml
from dataclasses import dataclass, field


@dataclass
class Register:
    name: str
    address: int
    bits: int
    reset: int
    mask: int


@dataclass
class Peripheral:
    name: str
    base: int
    interrupts: set = field(default_factory=set)
    registers: list = field(default_factory=list)


def number(text, default=None):
    if text is None:
        return default
    text = text.strip()
    if text.startswith("#"):
        return int(text[1:], 2)
    return int(text, 16) if text.lower().startswith("0x") else int(text)


def read(path):
    """The peripherals by name, the names of interrupts by number, and the priority bits."""
    opened = gzip.open(path) if path.endswith(".gz") else open(path, "rb")
    with opened as file:
        root = xml.parse(file).getroot()
    elements = {element.findtext("name"): element for element in root.find("peripherals")}
    peripherals, lines = {}, {}
    for name, element in elements.items():
        peripheral = Peripheral(name, number(element.findtext("baseAddress")))
        for interrupt in element.findall("interrupt"):
            line = number(interrupt.findtext("value"))
            peripheral.interrupts.add(line)
            lines[line] = interrupt.findtext("name").strip()
        source, defaults = element, properties(root, (32, 0, 0xFFFFFFFF))
        while source.find("registers") is None and source.get("derivedFrom") in elements:
            source = elements[source.get("derivedFrom")]
        if source.find("registers") is not None:
            collect(source.find("registers"), peripheral.base, "", properties(source, defaults), peripheral.registers)
        peripherals[name] = peripheral
    return peripherals, lines, number(root.findtext("cpu/nvicPrioBits"))


def properties(element, defaults):
    return tuple(number(element.findtext(tag), value) for tag, value in zip(("size", "resetValue", "resetMask"), defaults))


def collect(elements, base, prefix, defaults, registers):
    named = {element.findtext("name"): element for element in elements}
    for element in elements:
        if element.tag not in ("register", "cluster"):
            continue
        inner = defaults
        if element.get("derivedFrom") in named:
            inner = properties(named[element.get("derivedFrom")], inner)
        inner = properties(element, inner)
        for name, step in repeated(element):
            address = base + number(element.findtext("addressOffset"), 0) + step
            if element.tag == "cluster":
                collect(element, address, prefix + name + "_", inner, registers)
            else:
                registers.append(Register(prefix + name, address, *inner))


def repeated(element):
    name, count = element.findtext("name").strip(), number(element.findtext("dim"))
    if count is None:
        return [(name, 0)]
    step, words = number(element.findtext("dimIncrement")), element.findtext("dimIndex") or ""
    between = re.fullmatch(r"\s*(\d+)-(\d+)\s*", words)
    indices = [str(n) for n in range(int(between[1]), int(between[2]) + 1)] if between else [w.strip() for w in words.split(",") if w.strip()]
    indices = indices or [str(n) for n in range(count)]
    return [(name.replace("[%s]", index).replace("%s", index), place * step) for place, index in enumerate(indices[:count])]

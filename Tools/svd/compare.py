"""Compares the machines of the library with SVD files; Tools/svd/compare says how."""
import fnmatch
import json
import os
import subprocess
import sys

import svd

# The file of each machine's part, as the vendors name it.
PARTS = {
    "stm32f103": "STM32F103xx", "stm32f407": "STM32F407", "stm32f429": "STM32F429", "stm32l476": "STM32L4x6",
    "stm32h743": "STM32H753x", "stm32h753": "STM32H753x", "lpc4330": "LPC43xx_43Sxx", "lpc4370": "LPC43xx_43Sxx",
    "mps2-an385": "CMSDK_CM3", "mps2-an386": "CMSDK_CM3", "mps2-an500": "CMSDK_CM3",
    "lm3s6965evb": "LM3S6965", "nrf51822": "nrf51", "nrf52833": "nrf52833",
}


def plain(name):
    """A register's name as it is compared: vendors differ in case and in what stands between words."""
    return "".join(character for character in name.upper() if character.isalnum())


def names_agree(ours, theirs, device, peripheral):
    """A name agrees with and without that of its peripheral before it."""
    ours, candidates = plain(ours), {plain(theirs)}
    for prefix in (device, peripheral, peripheral.rstrip("0123456789ABCDEFGHIJK")):
        candidates.add(plain(prefix) + plain(theirs))
        # One register seen in two ways, as those of a timer's channels.
        candidates.add(plain(theirs).removesuffix("OUTPUT").removesuffix("INPUT"))
        if plain(theirs).startswith(plain(prefix)) and plain(prefix):
            candidates.add(plain(theirs)[len(plain(prefix)):])
    return ours in candidates


def differences(machine, peripherals, lines, priority_bits):
    """What differs, as (device, subject, text)."""
    if priority_bits is not None and priority_bits != machine["priorityBits"]:
        yield "-", "priority_bits", f"{machine['priorityBits']}, SVD {priority_bits}"
    if lines and max(lines) + 1 != machine["interrupts"]:
        yield "-", "interrupts", f"{machine['interrupts']} lines, the highest of the SVD is {max(lines)} ({lines[max(lines)]})"
    for device in machine["devices"]:
        base, size = int(device["address"], 16), device["size"]
        inside = [p for p in peripherals.values() if base <= p.base < base + size]
        if not any(p.base == base for p in inside):
            same = [p for p in peripherals.values() if plain(p.name) == plain(device["name"])]
            where = f"{same[0].name} is at 0x{same[0].base:08X}" if same else "the SVD has nothing there"
            yield device["name"], "base", f"0x{base:08X}, {where}"
            if not inside:
                continue
        known = set().union(*(p.interrupts for p in inside))
        # Vendors put a line that several peripherals share below one of them, or below another altogether: its name counts too.
        names = [plain(name) for name in [device["name"]] + [p.name for p in inside]]
        for line in device["interrupts"]:
            if line not in known and not any(name in plain(lines.get(line, "")) for name in names):
                yield device["name"], f"irq {line}", f"the SVD has {lines.get(line, 'nothing')} there, and of this device {sorted(known)}"
        for register in device.get("registers") or []:
            if register["modelled"]:
                yield from register_differences(device, base, register, inside)


def register_differences(device, base, register, inside):
    address = base + int(register["offset"], 16)
    views = [(p, r) for p in inside for r in p.registers if r.address == address]
    if not views:
        yield device["name"], register["name"], f"at +0x{address - base:X}, where the SVD has no register"
        return
    if not any(names_agree(register["name"], r.name, device["name"], p.name) for p, r in views):
        yield device["name"], register["name"], f"at +0x{address - base:X}, SVD {' or '.join(r.name for _, r in views)}"
    ours = int(register["reset"], 16)
    masks = [(r.reset, r.mask & (1 << min(r.bits, 32)) - 1) for _, r in views]
    if not any(ours & mask == reset & mask for reset, mask in masks):
        yield device["name"], register["name"] + " reset", f"0x{ours:08X}, SVD 0x{masks[0][0]:08X}"


def known_differences():
    """The lines of known.txt: patterns of machine, device and subject, and the reason."""
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "known.txt")) as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                pattern, _, reason = line.partition(" : ")
                machine, device, subject = pattern.split(None, 2)
                assert reason.strip(), f"no reason: {line}"
                yield machine.split("|"), device, subject.strip(), line.strip()


def main(faultline, folder, *machines):
    known, used, wrong, compared = list(known_differences()), set(), 0, set()
    library = [line.split()[0] for line in subprocess.run([faultline, "machines"], check=True, capture_output=True, text=True).stdout.splitlines()]
    for name in machines or library:
        paths = [os.path.join(folder, PARTS.get(name, "-") + ending) for ending in (".svd", ".svd.gz")]
        path = next((path for path in paths if os.path.exists(path)), None)
        if path is None:
            print(f"{name}: no SVD file")
            continue
        shown = subprocess.run([faultline, "machines", name, "--json"], check=True, capture_output=True)
        compared.add(name)
        found, explained = 0, 0
        for device, subject, text in differences(json.loads(shown.stdout), *svd.read(path)):
            reasons = [row for row in known if any(fnmatch.fnmatch(name, pattern) for pattern in row[0])
                       and fnmatch.fnmatch(device, row[1]) and fnmatch.fnmatch(subject, row[2])]
            used.update(row[3] for row in reasons)
            found += not reasons
            explained += bool(reasons)
            if not reasons:
                print(f"{name} {device} {subject} : {text}")
        wrong += found
        print(f"{name}: {found} unexplained, {explained} explained differences from {os.path.basename(path)}")
    for row in known:
        meant = {name for name in library if any(fnmatch.fnmatch(name, pattern) for pattern in row[0])}
        if meant and meant <= compared and row[3] not in used:
            print(f"known.txt explains what is no difference any more: {row[3]}")
            wrong += 1
    return 1 if wrong else 0


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit("usage: Tools/svd/compare FAULTLINE FOLDER [MACHINE…]")
    sys.exit(main(*sys.argv[1:]))

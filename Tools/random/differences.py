"""How the notes of a program's handlers differ from QEMU's, and the differences in which QEMU is known not to follow the manual."""
import dataclasses
import typing

FIELDS = "state EXC_RETURN PSP MSP frame R0 R1 R2 R3 R12 LR PC xPSR HFSR MMFAR BFAR SHCSR resume CFSR ICSR ISPR IABR".split()
LAST = "mark SHCSR CFSR HFSR PSP MSP data".split()
# What the frame says, and what says which exception is active or pending and why.
FRAME = set("R0 R1 R2 R3 R12 LR PC xPSR".split())
EXCEPTIONS = set("state HFSR SHCSR CFSR ICSR ISPR IABR".split())
# CFSR and xPSR.
DACCVIOL, MSTKERR, MMARVALID, IBUSERR, STKERR, BFARVALID = 0x2, 0x10, 0x80, 0x100, 0x1000, 0x8000
INVSTATE, INVPC, UNALIGNED = 0x20000, 0x40000, 0x1000000
THUMB = 0x1000000


def entries(words):
    """The notes, entry by entry: field and value. The last entry has fields of its own."""
    place, result = 0, []
    while place < len(words):
        names = LAST if words[place] >> 28 == 0xF else FIELDS
        result.append(dict(zip(names, words[place:place + len(names)])))
        place += len(names)
    return result


def has(entry, bits):
    """Whether CFSR has all of them."""
    return entry["CFSR"] & bits == bits


def to_handler(entry):
    """Whether the entry is for an EXC_RETURN to Handler mode that is not valid."""
    return has(entry, INVPC) and entry["EXC_RETURN"] & 0xF == 1


def without_thumb(a, b, fields):
    return (fields == {"CFSR"} and (a["CFSR"] ^ b["CFSR"]) | INVSTATE | UNALIGNED == INVSTATE | UNALIGNED
            and has(a, INVSTATE) and has(b, UNALIGNED) and a["PC"] % 4 == 2 and not a["xPSR"] & THUMB)


def shared_address(a, b, fields):
    return fields in ({"MMFAR"}, {"BFAR"}) and has(a, MMARVALID | BFARVALID) and a["MMFAR"] == a["BFAR"]


def fetched_first(a, b, fields):
    return (fields <= EXCEPTIONS and a["CFSR"] ^ b["CFSR"] == IBUSERR | INVSTATE and has(a, IBUSERR) and has(b, INVSTATE)
            and not a["xPSR"] & THUMB)


def failed_store(a, b, fields):
    return (fields <= {"R2", "PC", "MMFAR", "BFAR"} and has(a, DACCVIOL | MMARVALID) and a["CFSR"] == b["CFSR"] and b["R2"] == 1
            and b["PC"] == a["PC"] + 4 and a["MMFAR"] == a["R1"] and b["MMFAR"] == a["R1"] + 4)


def chained_first(a, b, fields):
    return fields <= EXCEPTIONS and to_handler(a) and a["CFSR"] ^ b["CFSR"] == INVPC


def returned_to_handler(a, b, fields):
    return to_handler(a) and a["xPSR"] & 0x1FF and (not has(b, INVPC) or b["frame"] - a["frame"] == 32)


def stacked_on_main(a, b, fields):
    stacking_error = a["CFSR"] & ~b["CFSR"] & (MSTKERR | STKERR)
    return (fields <= FRAME | {"PSP", "MSP", "frame", "CFSR"} and a["CFSR"] ^ b["CFSR"] == stacking_error and has(a, INVPC)
            and a["EXC_RETURN"] & 0xF == 0xD and a["frame"] == a["PSP"]
            and b["PSP"] - a["PSP"] in (32, 36) and a["MSP"] - b["MSP"] in (32, 36))


@dataclasses.dataclass(frozen=True)
class Rule:
    """A known difference: `matches` looks at an entry here, the one there, and the fields that differ.

    `ends`: the program goes another way from there, so that nothing more can be compared. After the others all else must be equal.
    """

    name: str
    text: str
    ends: bool
    matches: typing.Callable


RULES = [
    Rule("without-thumb", "4.10: without Thumb state, QEMU reports an address that is not a whole word's as UNALIGNED", False, without_thumb),
    Rule("shared-address", "7.18: MMFAR and BFAR are one register of the M3, two of QEMU's", False, shared_address),
    Rule("fetched-first", "7.6 7.17: without memory and without Thumb state, the fetch fails here first, for QEMU the state", True, fetched_first),
    Rule("failed-store", "7.19: the core here checks a STREX against the MPU though the monitor fails it, QEMU does not", True, failed_store),
    Rule("chained-first", "4.4: QEMU tail-chains before it sees that EXC_RETURN asks for Handler mode with no other exception active",
         True, chained_first),
    Rule("returned-to-handler", "4.4: QEMU returns to Handler mode with no other exception active, when the popped IPSR is one",
         True, returned_to_handler),
    Rule("stacked-on-main", "4.5: for a popped IPSR that does not fit, QEMU stacks again on the main stack, not on the one it popped from",
         True, stacked_on_main),
]
# QEMU says no more then.
LOST = Rule("lost", "4.4: after an EXC_RETURN that asks for Handler mode with no other exception active, QEMU locks up or does not end", True, None)


def compare(ours, theirs):
    """The rules that the notes of a program show, and the first difference that none is for: its entry, field and values."""
    seen, known_bits = [], 0
    here, there = entries(ours), entries(theirs)
    for place in range(max(len(here), len(there))):
        a, b = (notes[place] if place < len(notes) else {} for notes in (here, there))
        if a.keys() != b.keys():
            return seen, (place, "fields", len(a), len(b))
        # Bits of CFSR that a rule has explained differ until they are cleared.
        known_bits &= a["CFSR"] ^ b["CFSR"]
        b["CFSR"] ^= known_bits
        fields = {name for name in a if a[name] != b[name]}
        if not fields:
            continue
        rule = next((rule for rule in RULES if len(a) == len(FIELDS) and rule.matches(a, b, fields)), None)
        if rule is None:
            name = next(name for name in a if name in fields)
            return seen, (place, name, a[name], b[name])
        if rule not in seen:
            seen.append(rule)
        if rule.ends:
            break
        known_bits |= a["CFSR"] ^ b["CFSR"]
    return seen, None


def ends_by_return_to_handler(ours):
    """Whether the last exception here is for an EXC_RETURN to Handler mode that is not valid."""
    return len(found := entries(ours)) > 1 and to_handler(found[-2])

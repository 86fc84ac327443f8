#!/usr/bin/env python3
"""Makes fixtures/vectors/*.txt: instructions, the state before and, as an independent emulator has it, the state after.

    pip install unicorn==2.1.4
    Tools/vectors/make_vectors.py

The rows come from fixtures/vectors/encodings.txt, which a test keeps equal to the encoding table. The result is the same on
every run. fixtures/vectors/README.md says how to read the files.
"""
import pathlib
import re
import sys

from unicorn import UC_ARCH_ARM, UC_MODE_MCLASS, UC_MODE_THUMB, Uc, UcError
from unicorn import UC_ERR_FETCH_UNMAPPED, UC_HOOK_CODE, UC_HOOK_MEM_WRITE
from unicorn.arm_const import *

import floating_point

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "fixtures" / "vectors"
CASES = 200
# Of a floating-point row there are more, of which all registers have special values.
SPECIAL_CASES = 60
RAM, RAM_SIZE, CODE = 0x2000_0000, 0x2_0000, 0x2001_0000
REGISTERS = [UC_ARM_REG_R0 + n for n in range(13)] + [UC_ARM_REG_SP, UC_ARM_REG_LR]
NAMES = [f"r{n}" for n in range(13)] + ["sp", "lr"]
M64 = (1 << 64) - 1


class Random:
    """splitmix64; the replay has the same."""

    def __init__(self, seed):
        self.state = seed & M64

    def next(self):
        self.state = (self.state + 0x9E37_79B9_7F4A_7C15) & M64
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9) & M64
        z = ((z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB) & M64
        return z ^ (z >> 31)

    def below(self, count):
        return self.next() % count


# Values at which arithmetic turns.
CORNERS = [
    0, 1, 2, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x1_0000, 0x7FFF_FFFF, 0x8000_0000, 0x8000_8000, 0x7FFF_8000,
    0x8080_8080, 0xFFFF_FFFF,
]

CORNER_HALVES = [0, 1, 0x7F80, 0x7FFF, 0x8000, 0x8001, 0x80FF, 0xFFFF]


def initial_state(random):
    """R0 to R12, SP, LR and APSR; the replay derives the same."""
    registers = []
    for number in range(15):
        value = random.next()
        if number == 13:
            registers.append(RAM + 0x4000 + (value & 0x3FFC))
        elif value >> 62 == 0:
            registers.append(CORNERS[value & 15])
        elif value >> 62 == 1:
            registers.append(value & 0x3F)
        else:
            registers.append(value & 0xFFFF_FFFF)
    return registers, random.next() & 0xF80F_0000


def initial_memory():
    """What RAM holds before every case."""
    random = Random(1)
    return b"".join(random.next().to_bytes(8, "little") for _ in range(RAM_SIZE // 8))


class Row:
    """A line of encodings.txt."""

    def __init__(self, line):
        self.operation, title, diagram, unless, self.since, rules = [part.strip() for part in line.split("|")]
        self.key = f"{title} | {diagram}"
        self.name = title.rsplit(" ", 1)[1]
        self.rules = set(rules.split())
        self.mask = self.value = self.width = 0
        self.slices = []
        for token in diagram.split():
            if token[0] in "01(":
                soft = False
                for character in token:
                    if character in "()":
                        soft = character == "("
                        continue
                    self.shift(1)
                    # What should be so is so in every case: else the instruction is UNPREDICTABLE.
                    self.mask |= 1
                    self.value |= int(character)
            else:
                field, _, bits = token.partition(":")
                self.shift(int(bits or 1))
                self.slices.append((field, self.width, int(bits or 1)))
        self.slices = [(field, self.width - at, bits) for field, at, bits in self.slices]
        self.exclusions = []
        for condition in filter(None, unless.split(", ")):
            mask = value = 0
            for term in condition.split():
                field, wanted = term.split("=")
                lsb, bits = next((s[1], s[2]) for s in self.slices if s[0] == field)
                mask |= ((1 << bits) - 1) << lsb
                value |= int(wanted, 2) << lsb
            self.exclusions.append((mask, value))
        self.fixed = bin(self.mask).count("1")

    def shift(self, bits):
        self.mask <<= bits
        self.value <<= bits
        self.width += bits

    def matches(self, bits):
        if bits & self.mask != self.value:
            return False
        return not any(bits & mask == value for mask, value in self.exclusions)

    def precedes(self, other):
        """Whether bits of both rows are of this one: the one that fixes more, then the later architecture's."""
        if self.is_floating_point != other.is_floating_point:
            return self.is_floating_point
        order = ("armv6M", "armv7M", "armv7EM", "fpv4SP", "fpv5SP", "fpv5D16")
        return (self.fixed, order.index(self.since)) > (other.fixed, order.index(other.since))

    @property
    def is_floating_point(self):
        return self.since.startswith("fpv")

    def fields(self, bits):
        return {field: bits >> lsb & ((1 << width) - 1) for field, lsb, width in self.slices}


def draw_bits(row, random, bits):
    """Every field at random, each corner of the registers and constants often."""
    for field, lsb, width in row.slices:
        mask = (1 << width) - 1
        value = random.next() & mask
        if random.below(16) == 0:
            value = (0, mask)[random.below(2)]
        bits = bits & ~(mask << lsb) | value << lsb
    first = {}
    for field, lsb, width in row.slices:
        # A field that is drawn twice has one value.
        if field in first:
            mask = (1 << width) - 1
            bits = bits & ~(mask << lsb) | first[field] << lsb
        else:
            first[field] = bits >> lsb & ((1 << width) - 1)
    if "registersBeyond" in row.rules:
        # Lists that fit.
        field, lsb, width = next(s for s in row.slices if s[0] in ("imm7", "imm8"))
        start = 2 * first["Vd"] if field == "imm7" else first["Vd"] << 1 | first["D"]
        count = 1 + random.below(32 - start)
        bits = bits & ~(((1 << width) - 1) << lsb) | (count + 1 >> 1 if field == "imm7" else count) << lsb
    return bits


def registers_of(row, f):
    """rd, rn, rm and ra, as the rules mean them; -1 for none."""
    high = 8 if row.width == 16 else 0
    rd = rn = rm = ra = -1
    for field in ("Rd", "RdHi", "Rt", "Rdn", "Rdm"):
        if field in f:
            rd = f[field]
    if "D" in f and high:
        rd += f["D"] << 3
    if "DN" in f:
        rd += f["DN"] << 3
    if "DM" in f:
        rd += f["DM"] << 3
    rn = rd if "Rdn" in f else f.get("Rn", -1)
    if "N" in f and high:
        rn += f["N"] << 3
    rm = rd if "Rdm" in f else f.get("Rm", -1)
    for field in ("Ra", "RdLo", "Rt2"):
        ra = f.get(field, ra)
    if row.operation.startswith("strex"):
        rd, rm = f["Rd"], f["Rt"]
    return rd, rn, rm, ra


def is_unpredictable(row, bits):
    f = row.fields(bits)
    rd, rn, rm, ra = registers_of(row, f)
    for name, register in (("rd", rd), ("rn", rn), ("rm", rm), ("ra", ra)):
        if register == 13 and name + "SP" in row.rules or register == 15 and name + "PC" in row.rules:
            return True
    fixed_rn = 13 if " SP" in row.key.split("|")[0] or row.operation in ("push", "pop") else rn
    sets_flags = f.get("S", 0) == 1
    writes_back = f.get("W", 0) == 1 or row.operation in ("push", "pop")
    registers = f.get("register_list", 0) | f.get("M", 0) << 14 | f.get("P", 0) << 15
    if row.operation in ("push", "pop") and "Rt" in f:
        registers = 1 << f["Rt"]
    lsb = f.get("imm3", 0) << 2 | f.get("imm2", 0)
    is_move = row.operation == "movRegister"
    tests = {
        "rdIsRa": lambda: rd == ra,
        "baseTransferred": lambda: writes_back and rn in ([rd, ra] if "Rt2" in f else [rd]),
        "statusOverlaps": lambda: rd in (rn, rm),
        "listEmpty": lambda: registers == 0,
        "listShort": lambda: bin(registers).count("1") < 2,
        "listSP": lambda: registers >> 13 & 1,
        "listPC": lambda: registers >> 15 & 1,
        "listLRAndPC": lambda: registers >> 14 == 3,
        "listBase": lambda: writes_back and registers >> rn & 1,
        "bothLow": lambda: rn < 8 and rm < 8,
        "bothPC": lambda: rn == 15 and rm == 15,
        "wideMove": lambda: is_move
        and (({13, 15} & {rd, rm}) if sets_flags else (15 in (rd, rm) or rd == rm == 13)),
        "inconsistent": lambda: False,
        "fieldReversed": lambda: f["msb"] < lsb,
        "fieldTooWide": lambda: lsb + f["widthm1"] > 31,
        "ifThenCondition": lambda: f["firstcond"] == 15 or f["firstcond"] == 14 and bin(f["mask"]).count("1") != 1,
        "writesBackPC": lambda: writes_back,
        "stackPointerShift": lambda: rd == 13 and (f["type"] != 0 or lsb > 3),
        "registersBeyond": lambda: False,
        "fractionTooLong": lambda: (f["imm4"] << 1 | f["i"]) > (32 if f["sx"] else 16),
        "pairBeyond": lambda: f["Vm"] == 15 and f["M"] == 1,
        "rdSPUnlessRnSP": lambda: rd == 13 and fixed_rn != 13 or rd == 15 and not sets_flags,
    }
    for rule in row.rules:
        if rule[:2] in ("rd", "rn", "rm", "ra") and rule[2:] in ("SP", "PC"):
            continue
        if tests[rule]():
            return True
    return False


# Rows of which an access must be aligned, to this many bytes, or it faults (DDI 0403 A3.2.1).
ALIGNED = {"ldrexb": 1, "strexb": 1, "ldrexh": 2, "strexh": 2}
ALIGNED |= {name: 4 for name in ("ldm", "ldmdb", "stm", "stmdb", "ldrdImmediate", "strdImmediate", "ldrex", "strex")}
VECTOR_ACCESSES = ("vldm", "vldr", "vstm", "vstr")
ALIGNED |= {name: 4 for name in VECTOR_ACCESSES}
# Rows that are UNPREDICTABLE in an IT block.
NOT_IN_IT = {("b", "T1"), ("b", "T3"), ("movRegister", "T2")}
NOT_IN_IT_OPERATIONS = {"cbz", "cbnz", "it"}


class Emulator:
    """One core: without a model, the one that Unicorn takes for UC_MODE_MCLASS whatever it is asked for; it has no choice of
    floating-point extension."""

    def __init__(self, model=None):
        self.uc = Uc(UC_ARCH_ARM, UC_MODE_THUMB | (UC_MODE_MCLASS if model is None else 0))
        self.uc.ctl_set_cpu_model(UC_CPU_ARM_CORTEX_M4 if model is None else model)
        self.uc.mem_map(RAM, RAM_SIZE)
        self.memory = initial_memory()
        self.uc.mem_write(RAM, self.memory)
        self.writes = []
        self.ahead = set()
        self.uc.hook_add(UC_HOOK_MEM_WRITE, lambda uc, kind, at, size, value, data: self.writes.append((at, size)))
        self.floating_point = model is not None and floating_point.State(self.uc, CODE)
        self.uc.hook_add(UC_HOOK_CODE, self.before)

    def before(self, uc, address, size, data):
        """Stops before all that is not the rest of the case: what a branch goes to."""
        if address in self.ahead:
            self.ahead = {other for other in self.ahead if other > address}
        else:
            uc.emu_stop()

    def run(self, registers, apsr, start, parts, singles=None, fpscr=0):
        """Runs a case; None when it is none for a vector."""
        uc = self.uc
        self.set_greater_or_equal(apsr >> 16 & 15)
        code = b"".join(parts)
        end = start + len(code)
        self.ahead = {start + sum(map(len, parts[:n])) for n in range(len(parts))}
        uc.mem_write(start, code)
        uc.ctl_remove_cache(start & ~0xFFF, (start & ~0xFFF) + 0x2000)
        for register, value in zip(REGISTERS, registers):
            uc.reg_write(register, value)
        uc.reg_write(UC_ARM_REG_XPSR, apsr | 0x0100_0000)
        uc.reg_write(UC_ARM_REG_PC, start | 1)
        if singles:
            self.floating_point.write(singles, fpscr)
        self.writes.clear()
        result = None
        try:
            uc.emu_start(start | 1, end)
            failed = None
        except UcError as error:
            failed = error.errno
        after = [uc.reg_read(register) for register in REGISTERS]
        # Bits [1:0] of SP are zero whatever is written (DDI 0403 B1.4.1); this emulator keeps them.
        after[13] &= ~3
        xpsr, pc = uc.reg_read(UC_ARM_REG_XPSR), uc.reg_read(UC_ARM_REG_PC)
        # Its xPSR has no GE bits, its APSR has.
        flags = uc.reg_read(UC_ARM_REG_APSR) & 0xF80F_0000
        # A branch to where nothing is has been taken all the same.
        went = failed is None or failed == UC_ERR_FETCH_UNMAPPED and not start <= pc < end
        if went and xpsr & 0x0100_0000 and xpsr & 0x1FF == 0 and pc < 0xE000_0000:
            # The IT block has ended with the case, though the emulator does not always say so in its EPSR.
            result = (after, flags, pc, self.changes())
        for at, size in self.writes + [(start, len(code))]:
            at = max(RAM, min(at, RAM + RAM_SIZE - 8))
            uc.mem_write(at, self.memory[at - RAM : at - RAM + max(size, 8)])
        return result

    def set_greater_or_equal(self, bits):
        """Sets APSR.GE, which no register of the emulator's interface writes, by UADD8 R0, R0, R1."""
        self.uc.mem_write(CODE, halfwords(0xFA80_F041, 32))
        self.uc.reg_write(UC_ARM_REG_R0, sum(0xFF << 8 * n for n in range(4) if bits >> n & 1))
        self.uc.reg_write(UC_ARM_REG_R1, 0x0101_0101)
        self.ahead = {CODE}
        self.uc.emu_start(CODE | 1, CODE + 4)
        self.uc.mem_write(CODE, self.memory[CODE - RAM : CODE - RAM + 4])

    def changes(self):
        """The runs of bytes written, ascending, as (address, bytes)."""
        places = sorted({at + n for at, size in self.writes for n in range(size)})
        runs = []
        for place in places:
            if runs and runs[-1][0] + runs[-1][1] == place:
                runs[-1][1] += 1
            else:
                runs.append([place, 1])
        return [(at, bytes(self.uc.mem_read(at, count))) for at, count in runs]


def halfwords(bits, width):
    parts = [bits] if width == 16 else [bits >> 16, bits & 0xFFFF]
    return b"".join(part.to_bytes(2, "little") for part in parts)


def make_case(row, rows, emulator, random, special):
    """One line of a vector file, or None when the draw was no good one."""
    bits = draw_bits(row, random, row.value)
    if not row.matches(bits) or is_unpredictable(row, bits):
        return None
    if any(other.precedes(row) and other.width == row.width and other.matches(bits) for other in rows):
        return None
    f = row.fields(bits)
    _, rn, rm, ra = registers_of(row, f)
    seed = random.next() & 0xFFFF_FFFF
    state = Random(seed)
    registers, apsr = initial_state(state)
    kind, singles, fpscr = "", None, 0
    if row.is_floating_point:
        kind = floating_point.kind_of(row)
        kind = kind.upper() if special else kind
        singles, fpscr = floating_point.registers(state, kind), floating_point.fpscr(state)
    overrides = {}

    def put(register, value):
        if 0 <= register < 15 and register != 13:
            registers[register] = overrides[register] = value & 0xFFFF_FFFF

    operation = row.operation
    accesses = operation[:3] in ("ldr", "str", "ldm", "stm", "tbb", "tbh") or operation in VECTOR_ACCESSES
    if accesses:
        if operation[:5] != "strex":
            # Small enough that the sum stays in RAM, negative now and then.
            put(rm, random.below(0x400) - (0x100 if random.below(4) == 0 else 0))
        align = ALIGNED.get(operation, 4 if random.below(2) else 1)
        put(rn, RAM + 0x4000 + random.below(0x4000) // align * align)
    if operation in ("bx", "blx") and random.below(4):
        put(rm, CODE + random.below(0x1000) * 2 | 1)
    if operation in ("sdiv", "udiv") and random.below(4) == 0:
        put(rm, random.below(16))
    if operation in ("lslRegister", "lsrRegister", "asrRegister", "rorRegister") and random.below(2):
        put(rm if rm >= 0 else 0, random.below(0x30))
    if operation in ("stm",) and row.width == 16:
        # What is stored for a base that is not the lowest in the list is UNKNOWN.
        if f["register_list"] >> rn & 1 and f["register_list"] & ((1 << rn) - 1):
            return None
    if row.since == "armv7EM" and random.below(2):
        # Halves and bytes at which the DSP instructions saturate, round and carry.
        for register in (rn, rm, ra):
            put(register, CORNER_HALVES[random.below(8)] << 16 | CORNER_HALVES[random.below(8)])
        if random.below(8) == 0:
            # Both products at their largest.
            put(rn, 0x8000_8000)
            put(rm, 0x8000_8000)
    if operation in ("umlal", "smlal") and random.below(4) == 0:
        put(f["RdLo"], 0xFFFF_FFFF)
    if operation == "smlad" and registers[rn] == registers[rm] == 0x8000_8000 and registers[ra] >> 31:
        # This emulator sets Q when the two products overflow, though Ra takes the sum back (DDI 0403 A7.7, SMLAD: Q is that of
        # the whole sum).
        return None
    exclusive = operation[:5] == "strex" and random.below(2)

    code = []
    allowed = operation not in NOT_IN_IT_OPERATIONS and (operation, row.name) not in NOT_IN_IT
    # Those of FPv5 that have no condition.
    allowed = allowed and not (row.is_floating_point and bits >> 24 == 0xFE)
    if exclusive:
        # The load that opens the monitor: same base and offset, into a register that the store does not use.
        free = next(n for n in range(8) if n not in (rn, rm, f["Rd"]))
        load = {
            "strex": 0xE850_0F00 | f.get("imm8", 0),
            "strexb": 0xE8D0_0F4F,
            "strexh": 0xE8D0_0F5F,
        }[operation]
        code.append((load | rn << 16 | free << 12, 32))
    elif allowed and random.below(4) == 0:
        condition = random.below(15)
        form = random.below(3)
        if form == 0 or condition == 14 and form == 2:
            code.append((0xBF08 | condition << 4, 16))
        else:
            # A NOP before it, of the same condition or of the opposite one.
            low = condition & 1 if form == 1 else condition & 1 ^ 1
            code += [(0xBF04 | condition << 4 | low << 3, 16), (0xBF00, 16)]
    code.append((bits, row.width))
    if operation == "it":
        mask = f["mask"]
        count = 4 - (mask & -mask).bit_length() + 1
        for _ in range(count):
            # CMP Rn, Rm; ADDS Rd, Rn, Rm; MOVS Rd, #imm8: of these only CMP sets flags in the block.
            kind = random.below(3)
            code.append((((0x4280, 0x1800, 0x2000)[kind] | random.below(0x40 if kind < 2 else 0x800)), 16))
    start = CODE + 0x1000 + 2 * random.below(4)
    # From fixed point is to the nearest whatever FPSCR says (DDI 0403 A7.7, VCVT between floating-point and fixed-point); this
    # emulator rounds it by FPSCR, as QEMU did before it used round_to_nearest there.
    hidden = fpscr & 0x00C0_0000 if operation == "vcvtFromFixed" else 0
    result = emulator.run(registers, apsr, start, [halfwords(*item) for item in code], singles, fpscr & ~hidden)
    if result is None:
        return None
    after, after_apsr, pc, changes = result
    words = [f"{seed:08x}{kind}", f"{start & 7}"] + [f"{bits:0{width // 4}x}" for bits, width in code]
    words += [f"{NAMES[n]}={value:x}" for n, value in sorted(overrides.items())]
    words.append(">")
    words += [f"{NAMES[n]}={after[n]:x}" for n in range(15) if after[n] != registers[n]]
    if pc != start + sum(width for _, width in code) // 8:
        words.append(f"pc={pc:x}")
    if after_apsr != apsr:
        words.append(f"apsr={after_apsr:x}")
    if singles:
        after_singles, after_fpscr = emulator.floating_point.read()
        after_fpscr |= hidden
        words += [f"s{n}={after_singles[n]:x}" for n in range(32) if after_singles[n] != singles[n]]
        if after_fpscr != fpscr:
            words.append(f"fpscr={after_fpscr:x}")
    words += [f"{at:x}:{data.hex()}" for at, data in changes]
    return " ".join(words)


def main():
    lines = (FOLDER / "encodings.txt").read_text().splitlines()
    rows = [Row(line) for line in lines if not line.startswith("#")]
    excluded = {line.split("|")[0].strip() for line in (FOLDER / "exclusions.txt").read_text().splitlines()}
    only = set(sys.argv[1:])
    emulators = {"fpv4SP": Emulator(UC_CPU_ARM_CORTEX_M4), "fpv5SP": Emulator(UC_CPU_ARM_CORTEX_M7)}
    emulators["fpv5D16"] = emulators["fpv5SP"]
    integer = Emulator()
    files = {}
    poor = []
    for row in rows:
        if row.operation in excluded or only and row.operation not in only:
            continue
        # The cases of a row depend on the row alone, so that another row does not change them.
        seed = 0xCBF2_9CE4_8422_2325
        for byte in row.key.encode():
            seed = (seed ^ byte) * 0x100_0000_01B3 & M64
        random = Random(seed)
        cases = []
        wanted = CASES + (SPECIAL_CASES if row.is_floating_point else 0)
        for _ in range(100 * CASES):
            case = make_case(row, rows, emulators.get(row.since, integer), random, len(cases) >= CASES)
            if case:
                cases.append(case)
            if len(cases) == wanted:
                break
        if len(cases) < wanted:
            poor.append(f"{row.operation} {row.key}: {len(cases)} cases")
        files.setdefault(row.operation, []).append("# " + row.key + "\n" + "".join(case + "\n" for case in cases))
    for operation, sections in files.items():
        (FOLDER / f"{operation}.txt").write_text("".join(sections))
    if not only:
        for file in FOLDER.glob("*.txt"):
            if file.stem not in files and file.stem not in ("encodings", "exclusions"):
                file.unlink()
    print("\n".join(poor) or "every row has its cases")


if __name__ == "__main__":
    main()

"""The floating-point side of the vectors: registers before a case, drawn from its seed. The replay derives the same."""

from unicorn.arm_const import *

# Magnitudes at which arithmetic and conversions turn: zero, subnormal, the least normal, around 1 and the halves, where a
# fraction ends, the limits of integers and of half precision, the largest, infinity, quiet and signalling NaNs.
SINGLES = [
    0, 1, 0x0040_0000, 0x007F_FFFF, 0x0080_0000, 0x0080_0001, 0x3F80_0000, 0x3F80_0001, 0x3F7F_FFFF, 0x3F00_0000, 0x3EFF_FFFF,
    0x3FC0_0000, 0x4020_0000, 0x4AFF_FFFF, 0x4B00_0000, 0x4B7F_FFFF, 0x4EFF_FFFF, 0x4F00_0000, 0x4F7F_FFFF, 0x4F80_0000,
    0x477F_E000, 0x477F_F000, 0x3880_0000, 0x3380_0000, 0x3300_0000, 0x7F00_0000, 0x7F7F_FFFF, 0x7F80_0000, 0x7FC0_0000,
    0x7FC1_2345, 0x7F80_0001, 0x7FA0_0000,
]
DOUBLES = [
    0, 1, 0x0008_0000_0000_0000, 0x000F_FFFF_FFFF_FFFF, 0x0010_0000_0000_0000, 0x0010_0000_0000_0001, 0x3FF0_0000_0000_0000,
    0x3FF0_0000_0000_0001, 0x3FEF_FFFF_FFFF_FFFF, 0x3FE0_0000_0000_0000, 0x3FDF_FFFF_FFFF_FFFF, 0x3FF8_0000_0000_0000,
    0x4004_0000_0000_0000, 0x432F_FFFF_FFFF_FFFF, 0x4330_0000_0000_0000, 0x41DF_FFFF_FFFF_FFFF, 0x41E0_0000_0000_0000,
    0x41EF_FFFF_FFE0_0000, 0x41EF_FFFF_FFF0_0000, 0x41F0_0000_0000_0000, 0x40EF_FC00_0000_0000, 0x40EF_FE00_0000_0000,
    0x3810_0000_0000_0000, 0x36A0_0000_0000_0000, 0x47EF_FFFF_E000_0000, 0x47EF_FFFF_F000_0000, 0x7FEF_FFFF_FFFF_FFFF,
    0x7FF0_0000_0000_0000, 0x7FF8_0000_0000_0000, 0x7FF8_1234_5678_9ABC, 0x7FF0_0000_0000_0001, 0x7FF4_0000_0000_0000,
]
HALVES = [
    0, 1, 0x03FF, 0x0400, 0x0401, 0x3C00, 0x3C01, 0x3BFF, 0x3800, 0x3E00, 0x7BFF, 0x7C00, 0x7C01, 0x7D55, 0x7E00, 0x7FFF,
]
FPSCR_BITS = 0xF7C0_009F


def single(number, special):
    """32 bits from 64 random ones: one in four is special, one near 1, one around integers, one nearly subnormal, else any."""
    low = number & 0xFFFF_FFFF
    sign, fraction = low & 0x8000_0000, low & 0x7F_FFFF
    kind = number >> 61
    if special or kind < 2:
        return sign | SINGLES[low & 31]
    if kind == 2:
        return sign | 119 + (number >> 32 & 15) << 23 | fraction
    if kind == 3:
        # Few bits of fraction, so that halves occur.
        return sign | 125 + (number >> 32 & 63) % 36 << 23 | fraction & ~((1 << (number >> 40 & 31) % 24) - 1)
    if kind == 4:
        return sign | (number >> 32 & 3) << 23 | fraction
    return low


def double(number, special):
    """64 bits, in the same way, from 64 random ones; what chooses is in their middle."""
    sign, fraction = number & 1 << 63, number & 0xF_FFFF_FFFF_FFFF
    kind = number >> 60 & 7
    if special or kind < 2:
        return sign | DOUBLES[number & 31]
    if kind == 2:
        return sign | 1015 + (number >> 54 & 15) << 52 | fraction
    if kind == 3:
        return sign | 1021 + (number >> 54 & 63) % 36 << 52 | fraction & ~((1 << (number & 63) % 53) - 1)
    if kind == 4:
        return sign | (number >> 54 & 3) << 52 | fraction
    if kind == 5:
        # In the range of single precision, around its rounding and its subnormal numbers.
        return sign | 868 + (number >> 53 & 63) % 40 << 52 | fraction & ~0x0FFF_FFFF
    return number


def halves(number, special):
    """Two halves."""
    low = number & 0xFFFF_FFFF
    if not special and number >> 63:
        return low
    return low & 0x8000_8000 | HALVES[low & 15] | HALVES[low >> 16 & 15] << 16


def registers(random, kind):
    """S0 to S31, as the letter says that ends a case's seed: s, d or h; in capitals, all are special."""
    special = kind.isupper()
    values = []
    if kind in "dD":
        for _ in range(16):
            value = double(random.next(), special)
            values += [value & 0xFFFF_FFFF, value >> 32]
    else:
        draw = halves if kind in "hH" else single
        values = [draw(random.next(), special) for _ in range(32)]
    return values


def fpscr(random):
    """One in four has the modes of the reset; one in two no cumulative bit."""
    number = random.next()
    modes = 0 if number >> 62 == 0 else number & 0x07C0_0000
    return number & 0xF000_0000 | modes | (number & 0x9F if number >> 61 & 1 else 0)


def kind_of(row):
    """The letter for what the operands of a row are."""
    if row.operation == "vcvtFromHalf":
        return "h"
    is_double = row.since == "fpv5D16" and row.value >> 8 & 1
    return "d" if is_double and row.operation not in ("vcvtFromInteger", "vcvtFromFixed") else "s"


class State:
    """The extension of an emulator, switched on."""

    def __init__(self, uc, scratch):
        self.uc = uc
        uc.reg_write(UC_ARM_REG_C1_C0_2, 0x00F0_0000)
        uc.reg_write(UC_ARM_REG_FPEXC, 0x4000_0000)
        # The first floating-point instruction begins a context, which takes FPSCR's modes from elsewhere: VMOV S0, S0.
        kept = uc.mem_read(scratch, 4)
        uc.mem_write(scratch, bytes.fromhex("b0ee400a"))
        uc.emu_start(scratch | 1, scratch + 4)
        uc.mem_write(scratch, bytes(kept))

    def write(self, values, status):
        for number, value in enumerate(values):
            self.uc.reg_write(UC_ARM_REG_S0 + number, value)
        self.uc.reg_write(UC_ARM_REG_FPSCR, status)

    def read(self):
        registers = [self.uc.reg_read(UC_ARM_REG_S0 + number) for number in range(32)]
        return registers, self.uc.reg_read(UC_ARM_REG_FPSCR) & FPSCR_BITS

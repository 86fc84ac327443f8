/// The frequencies of the clock sources of LPC43xx, as the registers of its CGU give them (UM10503 13.7 and 13.8). The 32 kHz
/// oscillator and the clock inputs of pins stand still.
struct LPC43xxClockTree {
    /// The CLK_SEL of every control register and of FREQ_MON.
    enum Source: UInt32 {
        case irc = 0x1
        case crystal = 0x6
        case pll0usb = 0x7
        case pll0audio = 0x8
        case pll1 = 0x9
        case idiva = 0xC
        case idivb = 0xD
        case idivc = 0xE
        case idivd = 0xF
        case idive = 0x10
    }

    /// The internal oscillator, and the crystal that the boot ROM expects for USB.
    static let oscillator: UInt64 = 12_000_000

    let registers: RegisterFile

    /// The frequency of what CLK_SEL names, in hertz; 0 for a clock that stands still.
    func frequency(_ select: UInt32) -> UInt64 { frequency(select, depth: 0) }

    /// Of the source that a control register selects. A chain of dividers and PLLs that comes back to itself stands still.
    /// What is beyond any PLL is 1 GHz.
    private func input(of control: UInt32, depth: Int) -> UInt64 {
        min(frequency(control >> 24 & 0x1F, depth: depth + 1), 1_000_000_000)
    }

    private func frequency(_ select: UInt32, depth: Int) -> UInt64 {
        guard depth < 5, let source = Source(rawValue: select) else { return 0 }
        switch source {
        case .irc: return Self.oscillator
        case .crystal: return registers[LPC43xxCGU.Register.xtalOscCtrl] & 1 == 0 ? Self.oscillator : 0
        case .pll0usb: return pll0(LPC43xxCGU.Register.pll0usb, depth: depth)
        case .pll0audio: return pll0(LPC43xxCGU.Register.pll0audio, depth: depth)
        case .pll1: return pll1(depth: depth)
        case .idiva, .idivb, .idivc, .idivd, .idive:
            let index = source.rawValue - Source.idiva.rawValue
            let control = registers[LPC43xxCGU.Register.idiv + index * 4]
            let divider = control >> 2 & (index == 0 ? 0x3 : index == 4 ? 0xFF : 0xF)
            return control & 1 == 0 ? input(of: control, depth: depth) / UInt64(divider + 1) : 0
        }
    }

    /// PLL1: M × Fin / N, with the P divider within the loop (FBSEL), behind it, or not at all (DIRECT).
    private func pll1(depth: Int) -> UInt64 {
        let control = registers[LPC43xxCGU.Register.pll1Ctrl]
        guard control & 1 == 0 else { return 0 }
        let input = input(of: control, depth: depth)
        let isBypassed = control & 1 << 1 != 0
        let isFedBack = control & 1 << 6 != 0
        let isDirect = control & 1 << 7 != 0
        let locked = input * UInt64(control >> 16 & 0xFF + 1) / UInt64(control >> 12 & 3 + 1)
        let behind: UInt64 = isFedBack || isDirect ? 1 : 2 << UInt64(control >> 8 & 3)
        return isBypassed ? input : locked / behind
    }

    /// A PLL0: 2 × M × Fin / N, divided by 2 × P unless DIRECTO is set; N counts unless DIRECTI is set.
    private func pll0(_ control: UInt32, depth: Int) -> UInt64 {
        let value = registers[control]
        // CLKEN is the gate behind it.
        guard value & 1 == 0, value & 1 << 4 != 0 else { return 0 }
        let input = input(of: value, depth: depth)
        guard value & 1 << 1 == 0 else { return input }
        let np = registers[control + 8]
        let isFractional = control == LPC43xxCGU.Register.pll0audio && value & 1 << 13 == 0
        // PLLFRACT_CTRL holds M in units of 2^-15.
        let m =
            isFractional
            ? UInt64(registers[control + 12] & 0x3F_FFFF) : UInt64(LPC43xxDividers.m[registers[control + 4] & 0x1_FFFF]) << 15
        let n = value & 1 << 2 != 0 ? 1 : UInt64(LPC43xxDividers.n[np >> 12 & 0x3FF])
        let p = value & 1 << 3 != 0 ? 1 : 2 * UInt64(LPC43xxDividers.p[np & 0x7F])
        // A divider that no value stands for.
        guard m > 0, n > 0, p > 0 else { return 0 }
        return input * m >> 14 / n / p
    }
}

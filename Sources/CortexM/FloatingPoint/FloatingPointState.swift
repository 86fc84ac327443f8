package import ArmMProfile

/// The floating-point extension's registers and what is kept of its context (DDI 0403 A2.5, B1.4.7, B3.2.20 to B3.2.24).
///
/// The registers of a core without the extension are here too, and never change.
package struct FloatingPointState: Sendable {
    /// S0 to S31; D0 to D15 are the pairs of them.
    package var registers: InlineArray<32, UInt32> = .init(repeating: 0)
    /// FPSCR.
    package var fpscr = FPSCR()
    /// CPACR: who may use CP10 and CP11, which are the extension.
    package var cpacr: UInt32 = 0
    /// FPCCR: how the context is saved, and what is still to save.
    package var fpccr = FPCCR.aspen | FPCCR.lspen
    /// FPCAR: where S0 goes when the context is saved.
    package var fpcar: UInt32 = 0
    /// FPDSCR: AHP, DN, FZ and RMode of a new context.
    package var fpdscr: UInt32 = 0
    /// CONTROL.FPCA: the code in execution has a floating-point context.
    package var fpca = false

    package init() {}

    /// S`number`, 0 to 31.
    package subscript(single number: Int) -> UInt32 {
        get { registers[number & 31] }
        set { registers[number & 31] = newValue }
    }

    /// D`number`, 0 to 15: the even register of the pair is its low word.
    package subscript(double number: Int) -> UInt64 {
        get {
            let low = number &* 2 & 31
            return UInt64(registers[low]) | UInt64(registers[low | 1]) << 32
        }
        set {
            let low = number &* 2 & 31
            registers[low] = UInt32(truncatingIfNeeded: newValue)
            registers[low | 1] = UInt32(truncatingIfNeeded: newValue >> 32)
        }
    }

    /// Whether the state of another context waits to be saved: FPCCR.LSPACT.
    package var hasLazyState: Bool { fpccr & FPCCR.lspact != 0 }

    /// Whether a floating-point instruction goes straight on: full access, nothing to save, and a context to work in.
    @inline(__always)
    package var isReady: Bool {
        cpacr & CPACR.mask == CPACR.mask && fpccr & FPCCR.lspact == 0 && (fpca || fpccr & FPCCR.aspen == 0)
    }

    /// The state after a reset. The registers keep their values, but for a power-on.
    mutating func reset(_ kind: ResetKind) {
        let kept = registers
        self = FloatingPointState()
        if kind != .powerOn { registers = kept }
    }
}

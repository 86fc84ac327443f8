import ArmMProfile

/// The Nested Vectored Interrupt Controller's registers (DDI 0403 B3.4).
extension Machine {
    /// A register from 0xE000E100 to 0xE000E4EF.
    func nvicRegister(_ offset: UInt32) -> UInt32 {
        let index = Int(offset >> 2 & 15)
        switch offset {
        case 0x100..<0x120, 0x180..<0x1A0: return exceptions.enabled.interrupts(index & 7)
        case 0x200..<0x220, 0x280..<0x2A0: return exceptions.pending.interrupts(index & 7)
        case 0x300..<0x320: return isArmv7M ? exceptions.active.interrupts(index & 7) : 0
        case 0x400..<0x4F0:
            let first = 16 &+ Int(offset &- 0x400 & ~3)
            return priorityWord(first)
        default: return 0
        }
    }

    mutating func setNVICRegister(_ offset: UInt32, _ value: UInt32) {
        let first = 16 &+ 32 &* Int(offset >> 2 & 7)
        switch offset {
        case 0x100..<0x120: forEachInterrupt(first, value) { $0.exceptions.enabled[$1] = true }
        case 0x180..<0x1A0: forEachInterrupt(first, value) { $0.exceptions.enabled[$1] = false }
        case 0x200..<0x220: forEachInterrupt(first, value) { $0.setPending($1) }
        case 0x280..<0x2A0: forEachInterrupt(first, value) { $0.clearPending($1) }
        case 0x400..<0x4F0: setPriorityWord(16 &+ Int(offset &- 0x400 & ~3), value)
        default: return
        }
        updateAttention()
    }

    /// STIR: pends the interrupt whose number is written.
    mutating func trigger(_ value: UInt32) {
        let line = Int(value & 0x1FF)
        guard line < configuration.core.interruptCount else { return }
        setPending(16 &+ line)
        updateAttention()
    }

    /// Four priority registers from exception `first`, which a word of IPR or SHPR holds.
    func priorityWord(_ first: Int) -> UInt32 {
        UInt32(exceptions.priorities[first & 0xFC]) | UInt32(exceptions.priorities[first & 0xFC | 1]) << 8
            | UInt32(exceptions.priorities[first & 0xFC | 2]) << 16
            | UInt32(exceptions.priorities[first & 0xFC | 3]) << 24
    }

    /// Sets four priorities, implemented bits only; those of exceptions that the core lacks stay 0.
    mutating func setPriorityWord(_ first: Int, _ value: UInt32) {
        for index in 0..<4 {
            let number = first & 0xFC | index
            guard isImplemented(ExceptionNumber(number)) else { continue }
            exceptions.priorities[number] = UInt8(truncatingIfNeeded: value >> UInt32(8 &* index)) & priorityMask
        }
    }

    /// The bits of a priority that this core implements.
    package var priorityMask: UInt8 {
        UInt8(truncatingIfNeeded: 0xFF00 >> min(max(configuration.core.priorityBits, 2), 8))
    }

    private mutating func forEachInterrupt(
        _ first: Int, _ value: UInt32, _ body: (inout Machine, Int) -> Void
    ) {
        var bits = value
        while bits != 0 {
            let number = first &+ bits.trailingZeroBitCount
            bits &= bits &- 1
            if number &- 16 < configuration.core.interruptCount, number < 256 { body(&self, number) }
        }
    }
}

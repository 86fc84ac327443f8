/// The option bytes: half-words beside their complements, at 0x1FFFC000 and, of the second bank, at 0x1FFEC000 (RM0090 3.7). The
/// registers have them from power-on, and OPTSTRT programs what the registers have.
extension STM32F4Flash {
    /// A half-word of option bytes: where it is, and which bits of which register it is, from `shift` on.
    private struct OptionHalf {
        var role: Int
        var offset: UInt32
        var register: UInt32
        var shift: UInt32
        /// The bits that the register has; the others are ones.
        var bits: UInt32
    }

    /// RDP and USER, then nWRP of each bank. Bit 4 is BFB2 of parts with two banks, bits 15:14 SPRMOD and DB1M.
    private var halves: [OptionHalf] {
        let first = [
            OptionHalf(role: 1, offset: 0, register: Register.optcr, shift: 0, bits: banks > 1 ? 0xFFFC : 0xFFEC),
            OptionHalf(role: 1, offset: 8, register: Register.optcr, shift: 16, bits: banks > 1 ? 0xCFFF : 0x0FFF),
        ]
        return banks > 1 ? first + [OptionHalf(role: 2, offset: 8, register: Register.optcr1, shift: 16, bits: 0x0FFF)] : first
    }

    /// True: the registers get the option bytes.
    public var isToldOfResets: Bool { true }

    /// Takes the option bytes at power-on; those that are not there are as parts are delivered.
    public mutating func didReset(_ cause: ResetCause, _ context: inout DeviceContext) {
        guard cause == .powerOn else { return }
        for half in halves {
            let word = context.memory.word(half.role, at: half.offset)
            guard word >> 16 == ~word & 0xFFFF else {
                program(half, &context)
                continue
            }
            registers[half.register] = registers[half.register] & ~(half.bits << half.shift) | (word & half.bits) << half.shift
        }
    }

    /// A store to OPTCR or OPTCR1. What they say takes effect at once; OPTSTRT takes the time that programming takes.
    mutating func options(_ offset: UInt32, _ value: UInt32, _ context: inout DeviceContext) {
        guard optionLock.isOpen else { return context.warn("a store to FLASH_OPTCR, which is locked: ignored") }
        guard offset == Register.optcr else {
            registers[offset] = value & 0x0FFF_0000
            return
        }
        registers[offset] = value & (banks > 1 ? 0xCFFF_FFFC : 0xCFFF_FFEC)
        if value & 1 != 0 { return optionLock.close() }
        guard value & 2 != 0 else { return }
        for half in halves { program(half, &context) }
        busy.begin(nanoseconds: 16_000_000, &context)
    }

    private func program(_ half: OptionHalf, _ context: inout DeviceContext) {
        let value = registers[half.register] >> half.shift & half.bits | ~half.bits & 0xFFFF
        context.memory.set(half.role, at: half.offset, word: value | ~value << 16)
    }
}

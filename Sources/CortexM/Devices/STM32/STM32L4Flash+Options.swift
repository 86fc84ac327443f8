/// The option bytes: words beside their complements, at 0x1FFF7800 and, of the second bank, at 0x1FFFF800 (RM0351 3.4.1). The registers
/// have them from power-on, and OPTSTRT programs what the registers have.
extension STM32L4Flash {
    /// The registers by their banks, eight bytes apart from where a bank's begin; the second bank's first eight bytes are not used.
    private static let optionWords: [(role: Int, offset: UInt32, register: UInt32)] = [
        (1, 0x00, 0x20), (1, 0x08, 0x24), (1, 0x10, 0x28), (1, 0x18, 0x2C), (1, 0x20, 0x30), (2, 0x08, 0x44), (2, 0x10, 0x48),
        (2, 0x18, 0x4C), (2, 0x20, 0x50),
    ]

    /// True: the registers get the option bytes.
    public var isToldOfResets: Bool { true }

    /// Takes the option bytes at power-on; those that are not there are as parts are delivered.
    public mutating func didReset(_ cause: ResetCause, _ context: inout DeviceContext) {
        guard cause == .powerOn else { return }
        for (role, offset, register) in Self.optionWords {
            let word = context.memory.word(role, at: offset)
            if context.memory.word(role, at: offset + 4) == ~word {
                registers[register] = word
            } else {
                program(role, offset, registers[register], &context)
            }
        }
    }

    /// OPTSTRT: the option bytes become what the registers have.
    func programOptions(_ context: inout DeviceContext) {
        for (role, offset, register) in Self.optionWords { program(role, offset, registers[register], &context) }
    }

    private func program(_ role: Int, _ offset: UInt32, _ word: UInt32, _ context: inout DeviceContext) {
        context.memory.set(role, at: offset, word: word)
        context.memory.set(role, at: offset + 4, word: ~word)
    }
}

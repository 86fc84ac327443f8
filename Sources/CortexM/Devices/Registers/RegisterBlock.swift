/// A device of registers without behaviour: reset values, access rules, and bits that follow other bits. It serves wherever a
/// driver only stores its settings and polls a ready bit.
public struct RegisterBlock: RegisterDevice {
    package var registers: RegisterFile
    private let mirrors: [Mirror]
    /// The registers whose loads and stores are more than their row says.
    private let special: [Register]

    /// A block of these registers; words without one start as zero and hold what is stored.
    public init(_ registers: [Register], mirrors: [Mirror] = []) {
        self.registers = RegisterFile(RegisterTable(registers.map(\.row)))
        self.mirrors = mirrors
        special = registers.filter { $0.readClears != 0 || $0.isWriteOnly || $0.change != nil }
    }

    package func value(of offset: UInt32, _ context: DeviceContext) -> UInt32 {
        if let register = special(offset) {
            if register.isWriteOnly { return 0 }
            if let change = register.change { return registers[change.register] }
        }
        var value = registers[offset]
        for mirror in mirrors where mirror.target.register == offset {
            let held = registers[mirror.source.register]
            let source = ((mirror.isInverted ? ~held : held) & mirror.source.mask) >> mirror.source.shift
            value = value & ~mirror.target.mask | source << mirror.target.shift & mirror.target.mask
        }
        return value
    }

    package mutating func didLoad(_ offset: UInt32, _ context: inout DeviceContext) {
        guard let register = special(offset), register.readClears != 0 else { return }
        registers[offset] &= ~register.readClears
    }

    package mutating func store(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        guard let register = special(offset), let change = register.change else {
            return registers.store(offset, value, lanes: lanes)
        }
        registers[change.register] = change.applied(to: registers[change.register], value & register.writable)
    }

    private func special(_ offset: UInt32) -> Register? {
        special.isEmpty ? nil : special.first { $0.offset == offset }
    }
}

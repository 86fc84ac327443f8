internal import ArmMProfile
internal import CortexM

/// An instruction that a core does not have, and what would have it.
struct AbsentInstruction {
    /// `FPv4-SP`, `Armv7-M`; nil when nothing has it.
    let needs: String?

    /// Nil for an instruction that the core of a decoder has.
    init?(_ first: UInt16, _ second: UInt16, _ own: Decoder) {
        let operation = own.decode(first, second).operation
        guard operation == .undefined || operation == .undefinedFloatingPoint || operation == .coprocessor else { return nil }
        guard let row = Self.everything.encoding(first, second) else {
            needs = nil
            return
        }
        if row.needs > own.floatingPoint {
            needs = row.needs.name
        } else if row.since > own.architecture {
            needs = row.since.name
        } else {
            needs = operation == .coprocessor ? "a coprocessor" : nil
        }
    }

    /// `SMLAD R2, R12, LR, R2 is of Armv7E-M (the DSP extension), which cortex-m3 does not have`, of the instruction in memory at an
    /// address; nil for one that the core has or nothing has.
    static func text(at address: UInt32, _ machine: borrowing Machine, _ images: ImageSet) -> String? {
        let core = machine.configuration.core
        let own = Decoder(core.architecture, floatingPoint: core.floatingPoint)
        guard let low = machine.peek(address, size: .halfword) else { return nil }
        let first = UInt16(truncatingIfNeeded: low)
        let second = UInt16(truncatingIfNeeded: machine.peek(address &+ 2, size: .halfword) ?? 0)
        guard let absent = AbsentInstruction(first, second, own), let needs = absent.needs else { return nil }
        let instruction = InstructionText(mostCapable(machine.configuration), images).text(address, first, second)
        let extensionName = needs == ArchitectureVersion.armv7EM.name ? " (the DSP extension)" : ""
        return "\(instruction) is of \(needs)\(extensionName), which \(core.name) does not have"
    }

    /// All rows of the table.
    private static let everything = Decoder(.armv7EM, floatingPoint: .fpv5D16)

    /// The machine with a core that has every instruction: its disassembly names what the core lacks.
    static func mostCapable(_ machine: MachineConfiguration) -> MachineConfiguration {
        var machine = machine
        machine.core.architecture = .armv7EM
        machine.core.floatingPoint = .fpv5D16
        return machine
    }
}

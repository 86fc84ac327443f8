internal import CortexM
internal import Diagnostics

/// The registers that a scenario expects something of although the architecture leaves their values UNKNOWN: warnings.
struct UnknownValues {
    let checks: [CompiledRegisterCheck]

    /// A fault address register, and the bit of CFSR that says that it holds one (DDI 0403 B3.2.17, B3.2.18).
    private struct FaultAddress {
        var name: String
        var address: UInt32
        var validBit: UInt32
        var validName: String
    }

    private static let mmfar = FaultAddress(name: "MMFAR", address: 0xE000_ED34, validBit: 1 << 7, validName: "MMARVALID")
    private static let bfar = FaultAddress(name: "BFAR", address: 0xE000_ED38, validBit: 1 << 15, validName: "BFARVALID")

    /// A warning for each such check; `last` is the last exception entry.
    func warnings(_ last: ExceptionEntry?, _ machine: borrowing Machine) -> [Diagnostic] {
        atEntry(last, machine) + faultAddresses(machine)
    }

    /// R0 to R3, R12 and the flags are UNKNOWN at the first instruction of a handler (B1.5.6); silicon keeps them.
    private func atEntry(_ last: ExceptionEntry?, _ machine: borrowing Machine) -> [Diagnostic] {
        guard let last, last.started == machine.cycles, last.handler == machine.pc else { return [] }
        return checks.compactMap { check in
            guard case .core(let register) = check.target.place, Self.unknownAtEntry.contains(register) else { return nil }
            return .unknownValue(
                check.target.name, "the handler of \(last.exception) begins", at: check.value.span,
                help: "check the frame in 'exceptions' instead")
        }
    }

    private static let unknownAtEntry: Set<CoreRegister> = [.r0, .r1, .r2, .r3, .r12, .apsr]

    private func faultAddresses(_ machine: borrowing Machine) -> [Diagnostic] {
        guard let cfsr = machine.peek(0xE000_ED28, size: .word) else { return [] }
        let isShared = machine.configuration.core.memorySystem.sharesFaultAddress
        var warnings: [Diagnostic] = []
        for check in checks {
            guard case .memory(let address, _) = check.target.place else { continue }
            for (register, other) in [(Self.mmfar, Self.bfar), (Self.bfar, Self.mmfar)] where register.address == address {
                if cfsr & register.validBit == 0 {
                    warnings.append(.unknownValue(register.name, "CFSR.\(register.validName) is clear", at: check.value.span))
                } else if isShared, cfsr & other.validBit != 0 {
                    let reason = "it is one register with \(other.name), and \(other.validName) is set as well"
                    warnings.append(.unknownValue(register.name, reason, at: check.value.span))
                }
            }
        }
        return warnings
    }
}

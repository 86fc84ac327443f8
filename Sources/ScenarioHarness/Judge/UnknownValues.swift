internal import CortexM
internal import Diagnostics

/// The registers that a scenario expects something of although the architecture leaves their values UNKNOWN: warnings.
struct UnknownValues {
    let scenario: CompiledScenario

    /// A fault address register, and the bit of CFSR that says that it holds one (DDI 0403 B3.2.17, B3.2.18).
    private struct FaultAddress {
        var name: String
        var address: UInt32
        var validBit: UInt32
        var validName: String
    }

    private static let mmfar = FaultAddress(name: "MMFAR", address: 0xE000_ED34, validBit: 1 << 7, validName: "MMARVALID")
    private static let bfar = FaultAddress(name: "BFAR", address: 0xE000_ED38, validBit: 1 << 15, validName: "BFARVALID")

    /// A warning for each such check.
    func warnings(_ machine: borrowing Machine) -> [Diagnostic] {
        guard let cfsr = machine.peek(0xE000_ED28, size: .word) else { return [] }
        let isShared = scenario.machine.core.memorySystem.sharesFaultAddress
        var warnings: [Diagnostic] = []
        for check in scenario.expect.registers {
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

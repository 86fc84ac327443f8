internal import ArmMProfile
internal import CortexM

extension RunSummary {
    /// What a failure wants to be read beside: the core's registers, and what says which faults came.
    static func registers(_ machine: borrowing Machine) -> [Register] {
        var registers: [Register] = []
        for core in CoreRegister.allCases where core != .fpscr {
            registers.append(Register(name: core.name, value: machine[core]))
        }
        for name in ["ICSR", "SHCSR", "CFSR", "HFSR", "DFSR", "MMFAR", "BFAR"] {
            guard let row = RegisterCatalog.named(name), let target = RegisterTarget(row, field: nil),
                machine.configuration.core.architecture != .armv6M || name == "ICSR", let value = target.read(machine)
            else { continue }
            registers.append(Register(name: name, value: UInt32(truncatingIfNeeded: value)))
        }
        return registers
    }
}

extension CoreRegister {
    /// As the manual spells it.
    fileprivate var name: String { self == .xpsr ? "xPSR" : rawValue.uppercased() }
}

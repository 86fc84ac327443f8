package import ArmMProfile
package import CortexM

/// A register of the machine, or a field of one: where it is and which bits.
package struct RegisterTarget: Sendable, Hashable {
    /// Where the register is.
    package enum Place: Sendable, Hashable {
        case core(CoreRegister)
        case single(Int)
        case double(Int)
        case memory(address: UInt32, size: AccessSize)
    }

    package var place: Place
    package var register: ArmMProfile.RegisterDescription
    package var field: RegisterField?

    /// As the catalog spells it: `CFSR`, `CFSR.DIVBYZERO`.
    package var name: String { field.map { "\(register.name).\($0.name)" } ?? register.name }
    /// Bits.
    package var width: Int { field?.width ?? register.width }

    /// The target's part of the register's value.
    package func extract(_ value: UInt32) -> UInt32 { field?.extract(value) ?? value }

    /// The value of the register or field as a debugger reads it.
    package func read(_ machine: borrowing Machine) -> UInt64? {
        switch place {
        case .core(let register): UInt64(extract(machine[register]))
        case .single(let number): UInt64(machine[single: number])
        case .double(let number): machine[double: number]
        case .memory(let address, let size): machine.peek(address, size: size).map { UInt64(extract($0)) }
        }
    }

    /// Sets the register, or the field and leaves the rest of its register; false when the machine refuses it.
    package func write(_ wide: UInt64, to machine: inout Machine) -> Bool {
        let value = UInt32(truncatingIfNeeded: wide)
        switch place {
        case .single(let number):
            machine[single: number] = value
            return true
        case .double(let number):
            machine[double: number] = wide
            return true
        case .core(let register):
            machine[register] = field?.insert(value, into: machine[register]) ?? value
            return true
        case .memory(let address, let size):
            guard let field else { return machine.poke(address, size: size, value) }
            guard let old = machine.peek(address, size: size) else { return false }
            return machine.poke(address, size: size, field.insert(value, into: old))
        }
    }

    /// The target of a catalog row and field; nil for a row that is no register.
    init?(_ register: ArmMProfile.RegisterDescription, field: RegisterField?) {
        switch register.location {
        case .core(let number):
            guard let core = CoreRegister(number: number) else { return nil }
            place = .core(core)
        case .special(let special):
            let core: CoreRegister =
                switch special {
                case .xpsr: .xpsr
                case .apsr: .apsr
                case .ipsr: .ipsr
                case .epsr: .epsr
                case .msp: .msp
                case .psp: .psp
                case .primask: .primask
                case .faultmask: .faultmask
                case .basepri: .basepri
                case .control: .control
                case .fpscr: .fpscr
                }
            place = .core(core)
        case .single(let number): place = .single(number)
        case .double(let number): place = .double(number)
        case .memory(let address, let bytes):
            guard let size = AccessSize(rawValue: UInt8(clamping: bytes)) else { return nil }
            place = .memory(address: address, size: size)
        case .value: return nil
        }
        self.register = register
        self.field = field
    }
}

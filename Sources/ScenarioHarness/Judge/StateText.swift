internal import ArmMProfile
internal import CortexM

/// Registers in words.
enum StateText {
    /// `0x0200_0000 [DIVBYZERO]`: a register's value and the fields that are set.
    static func register(_ name: String, _ value: UInt32) -> String {
        RegisterCatalog.named(name).map { register($0, value) } ?? HexText.word(value)
    }

    /// The same of a register that is at hand.
    static func register(_ register: ArmMProfile.RegisterDescription, _ value: UInt32) -> String {
        let fields = register.fieldNames(value)
        let number = value == 0 ? "0" : HexText.value(value, width: register.width)
        return fields.isEmpty ? number : "\(number) [\(fields.joined(separator: ", "))]"
    }

    /// The meaning of each field that is set: `DIVBYZERO: a division by zero with CCR.DIV_0_TRP set`.
    static func meanings(_ name: String, _ value: UInt32) -> [String] {
        RegisterCatalog.named(name)?.describe(value) ?? []
    }

    /// `0xFFFF_FFF9 [Thread, MSP, basic frame]` (DDI 0403 B1.5.8).
    static func excReturn(_ value: UInt32) -> String {
        "\(HexText.word(value)) [\(RegisterReading.exceptionReturn(value).joined(separator: ", "))]"
    }

    /// CFSR and HFSR of an Armv7-M core, with their meanings; Armv6-M has neither.
    static func faultStatus(cfsr: UInt32, hfsr: UInt32, _ machine: borrowing Machine) -> String? {
        guard machine.configuration.core.architecture != .armv6M else { return nil }
        return "CFSR \(register("CFSR", cfsr))   HFSR \(register("HFSR", hfsr))"
    }
}

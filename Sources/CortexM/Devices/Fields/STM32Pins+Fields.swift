import ArmMProfile

extension RegisterFields {
    /// A bit for each of the 16 pins of an STM32 port: `IDR5`, and `ID5` of newer manuals.
    fileprivate static func pins(_ register: String, _ short: String, _ meaning: String) -> RegisterFields {
        RegisterFields(
            register, fields: (0..<16).map { RegisterField("\(register)\($0)", aka: ["\(short)\($0)"], $0, "pin \($0) \(meaning)") })
    }

    /// Two bits for each pin.
    fileprivate static func pairs(_ register: String, _ short: String, _ meaning: String) -> RegisterFields {
        RegisterFields(
            register,
            fields: (0..<16).map {
                RegisterField("\(register)\($0)", aka: ["\(short)\($0)"], $0 * 2, width: 2, "pin \($0): \(meaning)")
            })
    }
}

extension STM32GPIO {
    /// RM0090 8.4.
    package static let fields: [RegisterFields] = [
        .pairs("MODER", "MODE", "0 input, 1 output, 2 alternate function, 3 analog"), .pins("OTYPER", "OT", "has an open drain"),
        .pairs("OSPEEDR", "OSPEED", "the speed"), .pairs("PUPDR", "PUPD", "1 pulled up, 2 pulled down"),
        .pins("IDR", "ID", "is high"), .pins("ODR", "OD", "is driven high"),
    ]
}

extension STM32F1GPIO {
    /// RM0008 9.2.
    package static let fields: [RegisterFields] = [
        .pins("IDR", "ID", "is high"), .pins("ODR", "OD", "is driven high, or pulled up as an input"),
    ]
}

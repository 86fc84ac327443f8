/// A register's value in words, field by field.
package struct RegisterReading: Sendable, Hashable {
    /// A field that says something.
    package struct Field: Sendable, Hashable {
        /// As the catalog describes it.
        package let field: RegisterField
        /// What it holds.
        package let content: UInt32
        /// What it says: `HardFault: the exception being handled`.
        package let meaning: String
        /// What it usually means, a sentence or more.
        package let advice: String?
    }

    /// Whose value it is.
    package let register: RegisterDescription
    /// The whole of it.
    package let value: UInt32
    /// The fields that are not zero, and those whose zero says something.
    package let fields: [Field]
    /// Bits that are one and in no field, in a register that has fields.
    package let reserved: UInt32

    /// Reads a value; bits beyond the register's width are reserved.
    package init(_ register: RegisterDescription, _ value: UInt32) {
        self.register = register
        self.value = value
        let known = register.fields.reduce(UInt32(0)) { $0 | $1.mask }
        reserved = register.fields.isEmpty ? 0 : value & ~(known | Self.constantOnes(register))
        fields = register.fields.compactMap { field in
            let content = field.extract(value)
            let advice = FieldAdvice.of(field, in: register)
            if content != 0 {
                let meaning =
                    Self.exceptionFields.contains(field.name)
                    ? "\(ExceptionNumber(Int(content))): \(field.meaning)" : field.meaning
                return Field(field: field, content: content, meaning: meaning, advice: advice?.set)
            }
            guard let clear = advice?.clear else { return nil }
            return Field(field: field, content: 0, meaning: clear, advice: nil)
        }
    }

    /// Whether a field of this name is not zero.
    package func isSet(_ name: String) -> Bool {
        register.field(name).map { $0.extract(value) != 0 } ?? false
    }

    /// Bits that are one in every value of a register.
    private static func constantOnes(_ register: RegisterDescription) -> UInt32 {
        register.name == "EXC_RETURN" ? 0xFFFF_FFE1 : 0
    }

    /// Fields that hold an exception's number.
    private static let exceptionFields = ["ISR_NUMBER", "VECTACTIVE", "VECTPENDING"]
}

extension RegisterReading {
    /// The values that return from an exception (DDI 0403 B1.5.8, table B1-8 and B1-9); others fault with INVPC.
    package static let exceptionReturns: [UInt32] = [0xFFFF_FFE1, 0xFFFF_FFE9, 0xFFFF_FFED, 0xFFFF_FFF1, 0xFFFF_FFF9, 0xFFFF_FFFD]

    /// What is set, in a few words: the fields by their names, and of a value that returns from an exception what it returns to.
    package var words: [String] {
        register.name == "EXC_RETURN" && Self.exceptionReturns.contains(value) ? Self.exceptionReturn(value) : register.fieldNames(value)
    }

    /// `Thread`, `MSP`, `basic frame`: where an EXC_RETURN goes, the stack its frame is on, and the frame (DDI 0403 B1.5.8).
    package static func exceptionReturn(_ value: UInt32) -> [String] {
        [
            value & 8 != 0 ? "Thread" : "Handler", value & 4 != 0 ? "PSP" : "MSP",
            value & 16 != 0 ? "basic frame" : "floating-point frame",
        ]
    }

    /// Whether a value alone is plainly an EXC_RETURN: software has no other use for these.
    package static func isExceptionReturn(_ value: UInt32) -> Bool { value >= 0xFFFF_FFE0 }

    /// The fault status registers and their like that a value could be of: it sets no bit that they reserve, and one that they have.
    package static func candidates(_ value: UInt32) -> [RegisterReading] {
        ["CFSR", "HFSR", "DFSR", "SHCSR", "ICSR", "xPSR", "CONTROL"].compactMap(RegisterCatalog.named).map { Self($0, value) }
            .filter { $0.reserved == 0 && value != 0 }
    }
}

extension Encoding {
    /// The floating-point extension (DDI 0403 A6, A7.7.222 to A7.7.268): arithmetic, conversions, transfers.
    static let tableFloatingPoint: [Encoding] =
        tableFloatingPointArithmetic + tableFloatingPointConversions + tableFloatingPointMoves + tableFloatingPointMemory

    /// What the two rows of an encoding with an `sz` bit differ in.
    struct Precision: Sendable {
        let isDouble: Bool

        /// The bit.
        var sz: String { isDouble ? "1" : "0" }
        /// `F32` or `F64`.
        var type: String { isDouble ? "F64" : "F32" }
        /// The letter of the registers.
        var letter: String { isDouble ? "D" : "S" }
        var registers: FloatingPointRegisters { isDouble ? .doubles : .singles }
        var flags: Instruction.Flags { isDouble ? .doublePrecision : [] }

        /// Registers of a syntax: `<Sd>, <Sm>` for `dm`.
        func operands(_ places: String) -> String { places.map { "<\(letter)\($0)>" }.joined(separator: ", ") }

        /// The least extension that has the row, for a row of single precision that needs `extension`.
        func needs(_ least: FloatingPointExtension) -> FloatingPointExtension { isDouble ? .fpv5D16 : least }

        /// Registers D16 and up are UNDEFINED.
        func unless(_ fields: String...) -> [String] { isDouble ? fields.map { "\($0)=1" } : [] }
    }

    /// The rows of single and of double precision.
    static func bothPrecisions(_ row: (Precision) -> Encoding) -> [Encoding] {
        [row(Precision(isDouble: false)), row(Precision(isDouble: true))]
    }

    /// `op Fd, Fn, Fm`: `code` is bits 23, 21, 20 and 6, the mnemonic without its type.
    static func threeOperands(
        _ operation: Operation, _ title: String, _ name: String, _ code: (String, String, String), _ mnemonic: String
    ) -> [Encoding] {
        bothPrecisions { precision in
            Encoding(
                operation, title, name, .armv7M,
                "11101110 \(code.0) D \(code.1) Vn:4 Vd:4 101\(precision.sz) N \(code.2) M 0 Vm:4",
                .floatingPoint(precision.registers), "\(mnemonic)<c>.\(precision.type) \(precision.operands("dnm"))",
                flags: precision.flags, unless: precision.unless("D", "N", "M"), needs: precision.needs(.fpv4SP))
        }
    }

    /// `op Fd, Fm`: `code` is bits 19 to 16 and 7, 6.
    static func twoOperands(
        _ operation: Operation, _ title: String, _ code: (String, String), _ mnemonic: String,
        _ constant: FloatingPointConstant = .none, needs: FloatingPointExtension = .fpv4SP
    ) -> [Encoding] {
        bothPrecisions { precision in
            Encoding(
                operation, title, "T1", .armv7M, "11101110 1 D 11 \(code.0) Vd:4 101\(precision.sz) \(code.1) M 0 Vm:4",
                .floatingPoint(precision.registers, constant), "\(mnemonic).\(precision.type) \(precision.operands("dm"))",
                flags: precision.flags, unless: precision.unless("D", "M"), needs: precision.needs(needs))
        }
    }
}

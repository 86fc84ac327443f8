import ArmMProfile

/// Where a family's EXTI has its registers, and which lines it has.
public struct STM32EXTILayout: Sendable, Hashable {
    /// The registers of up to 32 lines, as offsets.
    package struct Bank: Sendable, Hashable {
        package var imr: UInt32
        package var emr: UInt32
        package var rtsr: UInt32
        package var ftsr: UInt32
        package var swier: UInt32
        package var pr: UInt32
        /// The lines there are.
        package var lines: UInt32
        /// Those with an edge to detect: the others are direct.
        package var edges: UInt32
        package var imrReset: UInt32 = 0
    }

    package enum Register {
        case swier, pr, other
    }

    package let banks: [Bank]
    /// What the family adds to the names of the mask and pending registers.
    package let prefix: String

    package var table: RegisterTable {
        RegisterTable(
            banks.enumerated().flatMap { index, bank in
                let suffix = suffix(index)
                return [
                    RegisterRow("\(prefix)IMR\(suffix)", bank.imr, reset: bank.imrReset, writable: bank.lines),
                    RegisterRow("\(prefix)EMR\(suffix)", bank.emr, writable: bank.lines),
                    RegisterRow("RTSR\(suffix)", bank.rtsr, writable: bank.edges),
                    RegisterRow("FTSR\(suffix)", bank.ftsr, writable: bank.edges),
                    .special("SWIER\(suffix)", bank.swier), .special("\(prefix)PR\(suffix)", bank.pr),
                ]
            }, fields: fields)
    }

    /// A bit for each line: `PR5`, `IM35`.
    private var fields: [RegisterFields] {
        banks.enumerated().flatMap { index, bank -> [RegisterFields] in
            let lines = (0..<32).filter { bank.lines >> UInt32($0) & 1 != 0 }
            func bits(_ register: String, _ bit: String, _ meaning: String) -> RegisterFields {
                RegisterFields(
                    register + suffix(index),
                    fields: lines.map {
                        let line = index * 32 + $0
                        return RegisterField(
                            "\(bit)\(line)", aka: register == bit ? [] : ["\(register)\(line)"], $0, "line \(line) \(meaning)")
                    })
            }
            return [
                bits("\(prefix)IMR", "IM", "interrupts"), bits("\(prefix)EMR", "EM", "sends events"), bits("RTSR", "TR", "rises"),
                bits("FTSR", "TF", "falls"), bits("\(prefix)PR", "PR", "is pending"),
            ]
        }
    }

    private func suffix(_ index: Int) -> String { banks.count > 1 ? "\(index + 1)" : "" }

    package func place(of offset: UInt32) -> (bank: Bank, register: Register)? {
        guard let bank = banks.first(where: { [$0.imr, $0.emr, $0.rtsr, $0.ftsr, $0.swier, $0.pr].contains(offset) })
        else { return nil }
        return (bank, offset == bank.swier ? .swier : offset == bank.pr ? .pr : .other)
    }

    /// The families by the names that machine files use.
    public static let families: [(name: String, layout: STM32EXTILayout)] = [("f1", f1), ("f4", f4), ("l4", l4), ("h7", h7)]

    /// The layout of that name; that of F4 for any other.
    public static func family(named name: String) -> STM32EXTILayout { families.first { $0.name == name }?.layout ?? f4 }

    private static func oneBank(_ lines: UInt32) -> STM32EXTILayout {
        STM32EXTILayout(
            banks: [
                Bank(imr: 0x00, emr: 0x04, rtsr: 0x08, ftsr: 0x0C, swier: 0x10, pr: 0x14, lines: lines, edges: lines)
            ], prefix: "")
    }

    /// 19 lines (20 on connectivity-line parts).
    private static let f1 = oneBank(0x0007_FFFF)
    /// 23 lines.
    private static let f4 = oneBank(0x007F_FFFF)
    /// 40 lines, of which 17, 23 to 34 and 39 are direct.
    private static let l4 = STM32EXTILayout(
        banks: [
            Bank(
                imr: 0x00, emr: 0x04, rtsr: 0x08, ftsr: 0x0C, swier: 0x10, pr: 0x14, lines: .max, edges: 0x007D_FFFF,
                imrReset: 0xFF82_0000),
            Bank(
                imr: 0x20, emr: 0x24, rtsr: 0x28, ftsr: 0x2C, swier: 0x30, pr: 0x34, lines: 0xFF, edges: 0x78,
                imrReset: 0x87),
        ], prefix: "")
    /// 89 lines in three banks; the masks and pending bits are those of the processor.
    private static let h7 = STM32EXTILayout(
        banks: [
            h7Bank(0, lines: .max, edges: 0x003F_FFFF, imrReset: 0xFFC0_0000),
            h7Bank(1, lines: 0xFFFF_DFFF, edges: 0x000A_0000, imrReset: 0),
            h7Bank(2, lines: 0x01F5_FFFF, edges: 0x0074_0000, imrReset: 0),
        ], prefix: "CPU")

    private static func h7Bank(_ index: UInt32, lines: UInt32, edges: UInt32, imrReset: UInt32) -> Bank {
        let (trigger, mask) = (index * 0x20, 0x80 + index * 0x10)
        return Bank(
            imr: mask, emr: mask + 4, rtsr: trigger, ftsr: trigger + 4, swier: trigger + 8, pr: mask + 8, lines: lines,
            edges: edges, imrReset: imrReset)
    }
}

/// The page of the documentation that lists every encoding of ``Encoding/table``.
package enum InstructionReference {
    /// The page, in Markdown.
    package static func page() -> String {
        var page = """
            # Instructions

            Every encoding that the machine decodes, one a row, in the order of the Armv7-M manual (DDI 0403 A7.7), the
            coprocessor and the floating-point instructions last. The page is made from the table that the decoder and the
            disassembler use; `swift test` fails when it is not current.

            - Bits are drawn from the most significant one, first halfword first: `(0)` and `(1)` are bits that should be so,
              `Rn:4` is a field of four bits and `S` one of a single bit.
            - Where bits are of several rows, the row with more fixed bits is meant. "Not" gives the values at which bits that
              fit are not of the row.
            - "Since" is the architecture, or the floating-point extension, that has it first; with an extension, what these rows do not
              have of coprocessors 10 and 11 is UNDEFINED.
            - In the syntax, `<c>` is the condition of an IT block, and what is in braces is written where it says something.

            | Instruction | Encoding | Since | Bits | Not | Syntax |
            | --- | --- | --- | --- | --- | --- |

            """
        for row in Encoding.table {
            let unless = row.unless.map { "`\($0)`" }.joined(separator: ", ")
            let since = row.needs == .none ? row.since.name : row.needs.name
            page += "| \(row.title) | \(row.name) | \(since) | `\(row.diagram)` | \(unless) | `\(row.assembly)` |\n"
        }
        return page
    }
}

extension ArchitectureVersion {
    /// The manual's name: `Armv7-M`.
    public var name: String {
        switch self {
        case .armv6M: "Armv6-M"
        case .armv7M: "Armv7-M"
        case .armv7EM: "Armv7E-M"
        }
    }
}

/// One encoding of one instruction: a row of the table from which come the decoder, the disassembler and the reference page.
package struct Encoding: Sendable {
    /// What it does.
    package let operation: Operation
    /// The manual's title of the instruction's page, such as `ADD (immediate)`.
    package let title: String
    /// T1, T2 and so on.
    package let name: String
    /// The first architecture that has it.
    package let since: ArchitectureVersion
    /// The least floating-point extension that has it; `none` for what is of the architecture itself.
    package let needs: FloatingPointExtension
    /// The diagram as it is written in the table; see ``BitPattern``.
    package let diagram: String
    /// The manual's assembler syntax; `<Rd>` is an operand, `{S}` an option.
    package let assembly: String
    /// The diagram, read.
    package let pattern: BitPattern
    /// How its fields form operands.
    package let operands: OperandRule
    /// What it always sets.
    package let flags: Instruction.Flags
    /// A register in Rd's place that the diagram does not name.
    package let impliedRd: UInt8?
    /// Such a register in Rn's place.
    package let impliedRn: UInt8?
    /// Where the bits are another encoding or UNDEFINED, as written.
    package let unless: [String]
    /// ``unless``, read.
    let exclusions: [BitPattern.Condition]
    /// When it is UNPREDICTABLE.
    package let unpredictable: UnpredictableRules

    init(
        _ operation: Operation, _ title: String, _ name: String, _ since: ArchitectureVersion, _ diagram: String,
        _ operands: OperandRule, _ assembly: String, flags: Instruction.Flags = [], rd: UInt8? = nil, rn: UInt8? = nil,
        unless: [String] = [], unpredictable: UnpredictableRules = [], needs: FloatingPointExtension = .none
    ) {
        self.operation = operation
        self.title = title
        self.name = name
        self.since = since
        self.needs = needs
        self.diagram = diagram
        self.assembly = assembly
        self.operands = operands
        self.flags = flags
        self.unless = unless
        self.unpredictable = unpredictable
        impliedRd = rd
        impliedRn = rn
        let pattern = BitPattern(diagram)
        self.pattern = pattern
        exclusions = unless.map { pattern.condition($0) }
    }

    /// 2 or 4 bytes.
    package var length: UInt8 { UInt8(truncatingIfNeeded: pattern.width / 8) }

    /// Whether the bits (both halfwords of a 32-bit encoding, the first one high) are of this row and of no SEE line of it.
    package func matches(_ bits: UInt32) -> Bool {
        guard bits & pattern.mask == pattern.value else { return false }
        for exclusion in exclusions where bits & exclusion.mask == exclusion.value { return false }
        return true
    }

    /// Whether some bits are of both rows.
    package func overlaps(_ other: Encoding) -> Bool {
        guard length == other.length else { return false }
        let mask = pattern.mask | other.pattern.mask
        guard (pattern.value ^ other.pattern.value) & pattern.mask & other.pattern.mask == 0 else { return false }
        let value = pattern.value | other.pattern.value
        for exclusion in exclusions + other.exclusions where exclusion.mask & mask == exclusion.mask {
            if value & exclusion.mask == exclusion.value { return false }
        }
        return true
    }

    /// Whether each SEE line names fields of the diagram, with bits that its fixed bits allow.
    package var seeLinesAreReachable: Bool {
        exclusions.allSatisfy {
            $0.value & ~$0.mask == 0 && ($0.value ^ pattern.value) & $0.mask & pattern.mask == 0 && $0.mask & ~pattern.mask != 0
        }
    }

    /// Whether every fixed bit of the other row is fixed here, so that this one is a case of it. The floating-point rows are
    /// cases of the coprocessor rows.
    package func isMoreSpecific(than other: Encoding) -> Bool {
        if (needs == .none) != (other.needs == .none) { return other.needs == .none }
        return isNarrower(than: other)
    }

    private func isNarrower(than other: Encoding) -> Bool {
        pattern.mask & other.pattern.mask == other.pattern.mask
            && (pattern.mask != other.pattern.mask || since > other.since)
    }
}

extension Encoding {
    /// Every encoding, in the manual's order.
    package static let table: [Encoding] =
        tableAtoB + tableCtoK + tableL + tableMtoR + tableStoSt + tableSutoZ + tableCoprocessor
        + tableFloatingPoint
}

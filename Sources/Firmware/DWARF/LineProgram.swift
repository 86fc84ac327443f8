/// The state machine that a line program drives (DWARF 5, 6.2.5): it gives one row of the table after another.
struct LineProgram {
    /// One row: from this address on the code is that line's.
    struct Row {
        var address: UInt32 = 0
        var file: UInt64 = 1
        var line: UInt32 = 1
        var column: UInt32 = 0
        /// The address is a good one to stop at for the line.
        var isStatement: Bool
        /// The address is the first after a sequence of code.
        var isEnd = false
    }

    private let header: LineProgramHeader
    private var cursor: ByteCursor
    private var state: Row

    /// The place of the next opcode: after the end of a sequence, where the next one starts.
    var position: Int { cursor.position }

    /// A program from its start, or from the start of a sequence in it.
    init(_ header: LineProgramHeader, _ sections: DebugSections, from start: Int? = nil) {
        self.header = header
        state = Row(isStatement: header.startsAsStatement)
        cursor = sections.cursor(max(header.program.lowerBound, start ?? 0)..<header.program.upperBound)
    }

    /// Runs to the next row; nil after the last.
    mutating func next() throws(MalformedDebugData) -> Row? {
        while !cursor.isAtEnd {
            let opcode = try cursor.byte()
            if opcode >= header.opcodeBase {
                special(opcode)
                return state
            }
            if opcode == 0 {
                if let row = try extended() { return row }
            } else if try standard(opcode) {
                return state
            }
        }
        return nil
    }

    private mutating func advance(_ operations: UInt64) {
        state.address &+= UInt32(truncatingIfNeeded: operations) &* header.minimumInstructionLength
    }

    /// Advances address and line by one opcode (6.2.5.1).
    private mutating func special(_ opcode: UInt8) {
        let adjusted = opcode &- header.opcodeBase
        advance(UInt64(adjusted / header.lineRange))
        state.line &+= UInt32(truncatingIfNeeded: Int(header.lineBase) + Int(adjusted % header.lineRange))
    }

    /// One of the standard opcodes (6.2.5.2); true when it gives a row.
    private mutating func standard(_ opcode: UInt8) throws(MalformedDebugData) -> Bool {
        switch opcode {
        case 1: return true
        case 2: advance(try cursor.unsigned())
        case 3: state.line &+= UInt32(truncatingIfNeeded: try cursor.signed())
        case 4: state.file = try cursor.unsigned()
        case 5: state.column = UInt32(truncatingIfNeeded: try cursor.unsigned())
        case 6: state.isStatement.toggle()
        case 8: advance(UInt64((255 &- header.opcodeBase) / header.lineRange))
        case 9: state.address &+= UInt32(try cursor.half())
        default:
            // What only debuggers want, and what later versions may add.
            for _ in 0..<header.operandCounts[Int(opcode) - 1] { _ = try cursor.unsigned() }
        }
        return false
    }

    /// One of the extended opcodes (6.2.5.3), which say how long they are.
    private mutating func extended() throws(MalformedDebugData) -> Row? {
        let length = try cursor.unsigned()
        var operands = cursor
        try operands.limit(length)
        try cursor.skip(length)
        guard length > 0 else { return nil }
        switch try operands.byte() {
        case 1:
            var row = state
            row.isEnd = true
            state = Row(isStatement: header.startsAsStatement)
            return row
        case 2: state.address = UInt32(truncatingIfNeeded: try operands.number(bytes: min(8, operands.end - operands.position)))
        default: break
        }
        return nil
    }
}

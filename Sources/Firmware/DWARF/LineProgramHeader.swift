/// What a unit of .debug_line begins with (DWARF 5, 6.2.4; DWARF 4, 6.2.4).
struct LineProgramHeader {
    /// Where in its section the unit begins.
    let offset: Int
    let version: UInt16
    let offsetSize: Int
    let minimumInstructionLength: UInt32
    let startsAsStatement: Bool
    let lineBase: Int8
    let lineRange: UInt8
    let opcodeBase: UInt8
    /// The number of operands of each standard opcode, from 1 on.
    let operandCounts: [UInt8]
    /// Where the tables of directories and files are.
    let tables: Range<Int>
    /// Where the program is.
    let program: Range<Int>

    /// Reads the unit at the cursor, which goes to the end of the unit whatever is in it.
    static func next(_ cursor: inout ByteCursor, from section: Int) throws(MalformedDebugData) -> LineProgramHeader? {
        let offset = cursor.position - section
        let (length, offsetSize) = try cursor.unitLength()
        var unit = cursor
        try unit.limit(length)
        try cursor.skip(length)
        return try? LineProgramHeader(&unit, at: offset, offsetSize: offsetSize)
    }

    private init(_ unit: inout ByteCursor, at offset: Int, offsetSize: Int) throws(MalformedDebugData) {
        self.offset = offset
        self.offsetSize = offsetSize
        version = try unit.half()
        guard 2...5 ~= version else { throw MalformedDebugData() }
        if version >= 5 {
            // The sizes of an address and of a segment selector.
            guard try unit.byte() == 4, try unit.byte() == 0 else { throw MalformedDebugData() }
        }
        let headerLength = try unit.number(bytes: offsetSize)
        let end = unit.end
        var header = unit
        try header.limit(headerLength)
        program = header.end..<end
        minimumInstructionLength = UInt32(try header.byte())
        // The operations of one instruction of a VLIW machine, which no core here is.
        if version >= 4 { _ = try header.byte() }
        startsAsStatement = try header.byte() != 0
        lineBase = Int8(bitPattern: try header.byte())
        lineRange = try header.byte()
        opcodeBase = try header.byte()
        guard lineRange > 0, opcodeBase > 0 else { throw MalformedDebugData() }
        var counts: [UInt8] = []
        for _ in 1..<max(1, opcodeBase) { counts.append(try header.byte()) }
        operandCounts = counts
        tables = header.position..<header.end
    }
}

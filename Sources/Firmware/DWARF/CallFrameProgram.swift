/// Executes call frame instructions (DWARF 5, 6.4.2) up to an address.
struct CallFrameProgram {
    /// What a function's entry takes from the common one.
    struct Common {
        var codeAlignment: UInt32
        var dataAlignment: Int64
        var returnRegister: Int
        var instructions: Range<Int>
    }

    private let common: Common
    private(set) var rules = CallFrameRules()
    /// What DW_CFA_restore goes back to.
    private var initial = CallFrameRules()
    private var saved: [CallFrameRules] = []
    private var location: UInt32

    /// The state at the start of a function, once the common instructions are executed.
    init(_ common: Common, start: UInt32, _ sections: DebugSections) throws(MalformedDebugData) {
        self.common = common
        location = start
        rules.returnRegister = common.returnRegister
        try run(sections.cursor(common.instructions), to: .max)
        initial = rules
        location = start
    }

    /// Executes instructions until the location passes `address`.
    mutating func run(_ instructions: ByteCursor, to address: UInt32) throws(MalformedDebugData) {
        var cursor = instructions
        while !cursor.isAtEnd, location <= address { try step(&cursor, address) }
    }

    private mutating func step(_ cursor: inout ByteCursor, _ address: UInt32) throws(MalformedDebugData) {
        let opcode = try cursor.byte()
        let operand = Int(opcode & 0x3F)
        switch opcode >> 6 {
        case 1: advance(UInt32(operand))
        case 2: set(UInt64(operand), .offset(try factored(&cursor)))
        case 3: restore(UInt64(operand))
        default: try extended(opcode, &cursor)
        }
    }

    private mutating func extended(_ opcode: UInt8, _ cursor: inout ByteCursor) throws(MalformedDebugData) {
        switch opcode {
        case 0x00: break
        case 0x01: location = try cursor.word()
        case 0x02: advance(UInt32(try cursor.byte()))
        case 0x03: advance(UInt32(try cursor.half()))
        case 0x04: advance(try cursor.word())
        case 0x05: set(try cursor.unsigned(), .offset(try factored(&cursor)))
        case 0x06: restore(try cursor.unsigned())
        case 0x07: set(try cursor.unsigned(), .undefined)
        case 0x08: set(try cursor.unsigned(), .sameValue)
        case 0x09: set(try cursor.unsigned(), .register(Int(truncatingIfNeeded: try cursor.unsigned())))
        case 0x0A:
            guard saved.count < 64 else { throw MalformedDebugData() }
            saved.append(rules)
        case 0x0B:
            guard let last = saved.popLast() else { throw MalformedDebugData() }
            rules = last
        case 0x0C: try define(register: cursor.unsigned(), offset: Int64(truncatingIfNeeded: cursor.unsigned()))
        case 0x0D: try define(register: cursor.unsigned(), offset: Int64(rules.offset))
        case 0x0E: try define(register: UInt64(rules.register), offset: Int64(truncatingIfNeeded: cursor.unsigned()))
        case 0x0F:
            try cursor.skip(try cursor.unsigned())
            rules.isExpression = true
        case 0x10, 0x16:
            set(try cursor.unsigned(), .undefined)
            try cursor.skip(try cursor.unsigned())
        case 0x11: set(try cursor.unsigned(), .offset(try signedFactored(&cursor)))
        case 0x12: try define(register: cursor.unsigned(), offset: cursor.signed() &* common.dataAlignment)
        case 0x13: try define(register: UInt64(rules.register), offset: cursor.signed() &* common.dataAlignment)
        case 0x14: set(try cursor.unsigned(), .valueOffset(try factored(&cursor)))
        case 0x15: set(try cursor.unsigned(), .valueOffset(try signedFactored(&cursor)))
        // DW_CFA_GNU_args_size.
        case 0x2E: _ = try cursor.unsigned()
        default: throw MalformedDebugData()
        }
    }

    private mutating func advance(_ delta: UInt32) { location &+= delta &* common.codeAlignment }

    private mutating func define(register: UInt64, offset: Int64) throws(MalformedDebugData) {
        guard register < 16 else { throw MalformedDebugData() }
        rules.register = Int(register)
        rules.offset = Int32(truncatingIfNeeded: offset)
        rules.isExpression = false
    }

    /// Sets the rule of a register; those of the floating-point extension are not kept.
    private mutating func set(_ register: UInt64, _ rule: CallFrameRules.Rule) {
        if register < 16 { rules.rules[Int(register)] = rule }
    }

    private mutating func restore(_ register: UInt64) {
        if register < 16 { rules.rules[Int(register)] = initial.rules[Int(register)] }
    }

    private func factored(_ cursor: inout ByteCursor) throws(MalformedDebugData) -> Int32 {
        Int32(truncatingIfNeeded: Int64(truncatingIfNeeded: try cursor.unsigned()) &* common.dataAlignment)
    }

    private func signedFactored(_ cursor: inout ByteCursor) throws(MalformedDebugData) -> Int32 {
        Int32(truncatingIfNeeded: try cursor.signed() &* common.dataAlignment)
    }
}

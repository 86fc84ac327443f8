/// One instruction on its way to text: what fills the places of an assembler syntax.
struct AssemblyLine {
    let encoding: Encoding
    let instruction: Instruction
    let bits: UInt32
    let address: UInt32
    let condition: UInt8?
    let symbol: ((UInt32) -> String?)?
    var text = ""
    /// The address of a literal, after the text.
    var comment = ""

    /// Appends a syntax with its places filled in.
    mutating func append(template: Substring) {
        var rest = template
        while let character = rest.first {
            switch character {
            case "<":
                let end = rest.firstIndex(of: ">") ?? rest.index(before: rest.endIndex)
                append(operand: rest[rest.index(after: rest.startIndex)..<end])
                rest = rest[rest.index(after: end)...]
            case "{":
                let end = rest.firstIndex(of: "}") ?? rest.index(before: rest.endIndex)
                let option = rest[rest.index(after: rest.startIndex)..<end]
                if isPresent(option) { append(template: option) }
                rest = rest[rest.index(after: end)...]
            default:
                text.append(character)
                rest = rest.dropFirst()
            }
        }
    }

    /// Whether the text in braces is written for this instruction.
    private func isPresent(_ option: Substring) -> Bool {
        switch option {
        case "S":
            instruction.flags.contains(.setFlags) || condition == nil && instruction.flags.contains(.setFlagsOutsideIT)
        case "!": instruction.flags.contains(.writeback)
        case "E": field(.e) != 0
        case "R" where instruction.operation == .vcvtToInteger: field(.op) == 0
        case "X", "R": instruction.immediate & 1 != 0
        case "2": field(.t) != 0
        case "L": field(.n) != 0
        case ", #<imm>": instruction.immediate != 0
        case ", #<imm12>": field(.imm12) != 0
        // The amount, or a rotation to the right by one through the carry.
        default: instruction.amount != 0
        }
    }

    private mutating func append(operand: Substring) {
        switch operand {
        case "Rd", "RdHi", "Rdn", "Rdm": text += registerName(instruction.rd)
        case "Rt":
            if case .exclusiveStore = encoding.operands {
                text += registerName(instruction.rm)
            } else {
                text += registerName(instruction.rd)
            }
        case "Rt_or_flags": text += instruction.rd == 15 ? "APSR_nzcv" : registerName(instruction.rd)
        case "Rn": text += registerName(instruction.rn)
        case "Rm": text += registerName(instruction.rm)
        case "Ra", "RdLo", "Rt2": text += registerName(instruction.ra)
        case "const", "imm", "width": text += number(instruction.immediate)
        case "imm8": text += number(field(.imm8))
        case "imm12": text += number(field(.imm12))
        case "amount", "lsb": text += number(UInt32(instruction.amount))
        case "shift":
            let names = ["LSL", "LSR", "ASR", "ROR", "RRX"]
            text += names[Int(instruction.shift.rawValue)]
            if instruction.shift != .rrx { text += " #\(instruction.amount)" }
        case "label": appendLabel()
        case "literal": appendLiteral()
        case "address": appendAddress()
        case "coprocessor_address": appendCoprocessorAddress()
        case "registers":
            let registers = (0..<16).filter { instruction.immediate >> UInt32($0) & 1 != 0 }
            text += "{" + registers.map { registerName(UInt8($0)) }.joined(separator: ", ") + "}"
        case "c": text += condition.map { conditionName($0) } ?? ""
        case "cond": text += conditionName(instruction.ra)
        case "x": text += instruction.immediate & 2 != 0 ? "T" : "B"
        case "y": text += instruction.immediate & 1 != 0 ? "T" : "B"
        case "xyz": appendThenAndElse()
        case "firstcond": text += instruction.immediate >> 4 == 14 ? "AL" : conditionName(UInt8(instruction.immediate >> 4 & 15))
        case "effect": text += instruction.immediate & 16 != 0 ? "ID" : "IE"
        case "iflags": text += ["NONE", "F", "I", "IF"][Int(instruction.immediate & 3)]
        case "barrier": text += instruction.immediate == 15 ? "SY" : "#\(instruction.immediate)"
        case "spec_reg": appendSpecialRegister()
        case "coproc": text += "P\(instruction.immediate)"
        case "CRd": text += "C\(field(.crd))"
        case "CRn": text += "C\(field(.crn))"
        case "CRm": text += "C\(field(.crm))"
        case "opc1": text += "\(field(.opc1))"
        case "opc2": text += "\(field(.opc2))"
        default:
            if !append(floatingPointOperand: operand) { text += "<\(operand)>" }
        }
    }

    func field(_ field: EncodingField) -> UInt32 { encoding.pattern.value(of: field, in: bits) }

    /// Small numbers in decimal, large ones in hexadecimal.
    private func number(_ value: UInt32) -> String {
        value < 4096 ? "\(value)" : "0x" + hexadecimal(value, digits: 1)
    }

    private func signed(_ offset: UInt32) -> String {
        let value = Int32(bitPattern: offset)
        return value < 0 ? "-" + number(value.magnitude) : number(offset)
    }

    private mutating func appendLabel() {
        let pc = address &+ 4
        let base = instruction.operation == .adr ? pc & ~3 : pc
        let target = base &+ instruction.immediate
        text += "0x" + hexadecimal(target, digits: 8)
        if let name = symbol?(target) { text += " <\(name)>" }
    }

    private mutating func appendLiteral() {
        text += "[PC, #\(signed(instruction.immediate))]"
        comment = " ; 0x" + hexadecimal((address &+ 4) & ~3 &+ instruction.immediate, digits: 8)
    }

    private mutating func appendAddress() {
        let base = registerName(instruction.rn)
        // An offset of minus zero is another encoding than plus zero.
        let offset = instruction.immediate == 0 && field(.u) == 0 ? "-0" : signed(instruction.immediate)
        if instruction.flags.contains(.postIndexed) {
            text += "[\(base)], #\(offset)"
        } else if instruction.flags.contains(.writeback) {
            text += "[\(base), #\(offset)]!"
        } else {
            text += offset == "0" ? "[\(base)]" : "[\(base), #\(offset)]"
        }
        if instruction.rn == 15 { comment = " ; 0x" + hexadecimal((address &+ 4) & ~3 &+ instruction.immediate, digits: 8) }
    }

    private mutating func appendCoprocessorAddress() {
        let base = registerName(instruction.rn)
        let offset = (field(.u) != 0 ? "" : "-") + number(field(.imm8) << 2)
        switch (field(.p) != 0, field(.w) != 0) {
        case (true, false): text += offset == "0" ? "[\(base)]" : "[\(base), #\(offset)]"
        case (true, true): text += "[\(base), #\(offset)]!"
        case (false, true): text += "[\(base)], #\(offset)"
        case (false, false): text += "[\(base)], {\(field(.imm8))}"
        }
    }

    private mutating func appendThenAndElse() {
        let mask = field(.mask)
        let then = field(.firstcond) & 1
        var bit: UInt32 = 3
        while mask & ((1 << bit) - 1) != 0 {
            text += mask >> bit & 1 == then ? "T" : "E"
            bit -= 1
        }
    }

    private mutating func appendSpecialRegister() {
        let number = instruction.immediate
        let names = ["APSR", "IAPSR", "EAPSR", "XPSR", "", "IPSR", "EPSR", "IEPSR", "MSP", "PSP"]
        let maskNames = ["PRIMASK", "BASEPRI", "BASEPRI_MAX", "FAULTMASK", "CONTROL"]
        switch number {
        case 0...3, 5...9:
            text += names[Int(number)]
            guard number <= 3, instruction.operation == .msr else { break }
            let suffixes = ["", "_g", "_nzcvq", "_nzcvqg"]
            text += suffixes[Int(instruction.ra & 3)]
        case 16...20: text += maskNames[Int(number) - 16]
        default: text += "#\(number)"
        }
    }
}

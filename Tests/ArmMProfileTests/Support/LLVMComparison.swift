import ArmMProfile
import Testing

/// Compares the disassembler with texts of llvm-mc; what differs is equal by a rule that is named here, or recorded.
struct LLVMComparison {
    /// Why a text may differ from llvm-mc's.
    enum Explanation: Hashable {
        /// UNPREDICTABLE bits that llvm-mc takes for no instruction.
        case unpredictableRefused
        /// UNPREDICTABLE bits of the same instruction, whose operands llvm-mc reads elsewhere.
        case unpredictableReadDifferently
        /// Coprocessors 10 and 11 are floating point, which llvm-mc was told not to have.
        case floatingPoint
        /// Half-word loads to the PC, which llvm-mc takes for PLDW of the A profile or for nothing.
        case unallocatedMemoryHint
        /// The width suffix where the manual's syntax has none.
        case widthSuffix
        /// PUSH.W and POP.W of one register are to llvm-mc the store and the load that they are encoded as.
        case stackOfOne
        /// The reserved options of DMB, DSB and ISB, to which the A profile gives names.
        case barrierOption
        /// LDRD and STRD that write back to SP, which llvm-mc doubts and the manual does not.
        case dualWritesBackSP
        /// UDF with a number that another system uses.
        case namedUDF
        /// llvm-mc has UDF.W from Armv7-M on.
        case udfOfArmv6M
        /// LDC2 and STC2 of coprocessors 10 and 11, which are UNDEFINED with floating point.
        case coprocessorOfFloatingPoint
        /// VMRS and VMSR of a register that the M profile has in memory, or not at all.
        case floatingPointRegisterOfAProfile
    }

    private let architecture: ArchitectureVersion
    private let decoder: Decoder
    private let disassembler: Disassembler
    private(set) var equal = 0
    private(set) var explained: [Explanation: Int] = [:]
    private var differences: [String] = []

    init(_ architecture: ArchitectureVersion, floatingPoint: FloatingPointExtension = .none) {
        self.architecture = architecture
        decoder = Decoder(architecture, floatingPoint: floatingPoint)
        disassembler = Disassembler(architecture, floatingPoint: floatingPoint)
    }

    /// Compares one instruction with llvm-mc's text, which is `nil` where it has none.
    mutating func compare(_ first: UInt16, _ second: UInt16?, _ text: String?) {
        let instruction = decoder.decode(first, second ?? 0)
        let isUndefined = [.undefined, .undefinedFloatingPoint].contains(instruction.operation)
        let ours = isUndefined ? nil : canonical(ours: disassembler.text(first, second ?? 0, at: 0))
        let isDoubted = text?.hasSuffix("  ?") ?? false
        let theirs = text.map { canonical(theirs: isDoubted ? String($0.dropLast(3)) : $0) }
        if isDoubted, ours == theirs, [.ldrdImmediate, .strdImmediate].contains(instruction.operation), instruction.rn == 13 {
            explained[.dualWritesBackSP, default: 0] += 1
        } else if ours == nil, theirs != nil, let explanation = explanation(instruction, ours, theirs) {
            explained[explanation, default: 0] += 1
        } else if isDoubted, !instruction.flags.contains(.unpredictable) {
            differences.append("\(name(first, second)): UNPREDICTABLE to llvm-mc only: \(theirs ?? "")")
        } else if ours == theirs {
            equal += 1
        } else if let explanation = explanation(instruction, ours, theirs) {
            explained[explanation, default: 0] += 1
        } else {
            differences.append("\(name(first, second)): \(ours ?? "UNDEFINED"), to llvm-mc \(theirs ?? "UNDEFINED")")
        }
    }

    /// Records what differs without an explanation.
    func expectNoDifference() {
        #expect(differences.isEmpty, "\(differences.count) differ: \(differences.prefix(20).joined(separator: "\n"))")
    }

    private func name(_ first: UInt16, _ second: UInt16?) -> String {
        String(first, radix: 16) + (second.map { " " + String($0, radix: 16) } ?? "")
    }

    private func explanation(_ instruction: Instruction, _ ours: String?, _ theirs: String?) -> Explanation? {
        guard let ours else {
            guard instruction.operation == .undefinedFloatingPoint, let theirs else { return nil }
            return switch mnemonic(theirs) {
            case "ldc2", "ldc2l", "stc2", "stc2l": .coprocessorOfFloatingPoint
            case "vmrs", "vmsr": theirs.contains("fpscr") ? nil : .floatingPointRegisterOfAProfile
            default: nil
            }
        }
        let encoding = Encoding.table[Int(instruction.row)]
        let isUnpredictable = instruction.flags.contains(.unpredictable)
        guard let theirs else {
            if isUnpredictable { return .unpredictableRefused }
            if instruction.operation == .coprocessor, instruction.immediate & 14 == 10 { return .floatingPoint }
            if encoding.title == "Unallocated memory hint" { return .unallocatedMemoryHint }
            if instruction.operation == .udf, architecture == .armv6M, instruction.length == 4 { return .udfOfArmv6M }
            return nil
        }
        let our = mnemonic(ours)
        let their = mnemonic(theirs)
        if ["cmn", "ror", "rors", "teq", "tst"].contains(our), their == our + ".w" {
            let operands = ours.dropFirst(our.count) == theirs.dropFirst(their.count)
            if operands { return .widthSuffix }
            return isUnpredictable ? .unpredictableReadDifferently : nil
        }
        if isUnpredictable, our == their || instruction.operation == .it && their.hasPrefix("it") {
            return .unpredictableReadDifferently
        }
        if our == "pop.w" || our == "push.w" {
            let register = ours.drop { $0 != "{" }.dropFirst().dropLast()
            let access = our == "pop.w" ? "ldr \(register), [sp], #4" : "str \(register), [sp, #4294967292]!"
            if theirs == access { return .stackOfOne }
        }
        if [.dmb, .dsb, .isb].contains(instruction.operation), instruction.immediate != 15 { return .barrierOption }
        if encoding.title == "Unallocated memory hint", their == "pld" { return .unallocatedMemoryHint }
        if instruction.operation == .udf, [0xF9: "__brkdiv0", 0xFE: "trap"][instruction.immediate] == theirs { return .namedUDF }
        return nil
    }

    private func mnemonic(_ text: String) -> Substring { text.prefix { $0 != " " } }

    /// Lower case, without the comment, addresses as offsets from the PC, numbers as 32 bits or as single precision.
    private func canonical(ours: String) -> String {
        var text = ours.lowercased()
        if let comment = text.firstRange(of: " ; ") { text = String(text[..<comment.lowerBound]) }
        let tokens = text.split(separator: " ").map { token in
            guard token.hasPrefix("0x"), let target = UInt32(token.dropFirst(2), radix: 16) else { return String(token) }
            return "#\(target &- 4)"
        }
        return canonicalNumbers(tokens.joined(separator: " "))
    }

    /// The manual's names of the conditions that compare unsigned, and numbers as 32 bits.
    private func canonical(theirs: String) -> String {
        var text = theirs.lowercased()
        let mnemonic = text.prefix { $0 != " " }
        switch mnemonic {
        case "bhs", "bhs.w": text = "bcs" + text.dropFirst(3)
        case "blo", "blo.w": text = "bcc" + text.dropFirst(3)
        case _ where mnemonic.hasPrefix("it"): text = text.replacing(" hs", with: " cs").replacing(" lo", with: " cc")
        default: break
        }
        return canonicalNumbers(text)
    }

    private func canonicalNumbers(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let mark = rest.firstIndex(of: "#") {
            result += rest[...mark]
            rest = rest[rest.index(after: mark)...]
            let digits = rest.prefix { $0.isHexDigit || "x-+.".contains($0) }
            if digits.contains("."), let value = Float(digits) {
                result += value == 0 ? "0" : "\(value)"
                rest = rest[digits.endIndex...]
                continue
            }
            let isNegative = digits.hasPrefix("-")
            let unsigned = isNegative ? digits.dropFirst() : digits
            let value = unsigned.hasPrefix("0x") ? UInt32(unsigned.dropFirst(2), radix: 16) : UInt32(unsigned)
            result += value.map { String(isNegative ? 0 &- $0 : $0) } ?? String(digits)
            rest = rest[digits.endIndex...]
        }
        return result + rest
    }
}

import Foundation

/// One line of a vector file: see fixtures/vectors/README.md.
struct VectorCase {
    var line = 0
    var seed: UInt64 = 0
    /// The letter after the seed, for a floating-point row.
    var kind: UInt8?
    var start: UInt32 = 0
    /// The halfwords, and how many instructions they are.
    var code: [UInt16] = []
    var instructions: UInt64 = 0
    var initial: [(register: Int, value: UInt32)] = []
    /// Registers that change: R0 to R12, SP, LR; 15 is PC, 16 is APSR; 17 to 48 are S0 to S31, 49 is FPSCR.
    var changes: [(register: Int, value: UInt32)] = []
    var memory: [(address: UInt32, bytes: [UInt8])] = []
}

/// The cases of one row of the encoding table.
struct VectorSection {
    var key: String
    var cases: [VectorCase] = []
}

/// A line that is no case.
struct VectorSyntaxError: Error {
    var line: Int
}

/// Reads the sections of a vector file.
func readVectors(_ url: URL) throws -> [VectorSection] {
    let bytes = Array(try Data(contentsOf: url))
    var sections: [VectorSection] = []
    for (index, line) in bytes.split(separator: UInt8(ascii: "\n")).enumerated() {
        if line.first == UInt8(ascii: "#") {
            sections.append(VectorSection(key: String(decoding: line.dropFirst(2), as: UTF8.self)))
        } else {
            guard !sections.isEmpty, let parsed = VectorCase(line, number: index + 1) else {
                throw VectorSyntaxError(line: index + 1)
            }
            sections[sections.count - 1].cases.append(parsed)
        }
    }
    return sections
}

extension VectorCase {
    init?(_ text: ArraySlice<UInt8>, number: Int) {
        line = number
        var isAfter = false
        for (index, word) in text.split(separator: UInt8(ascii: " ")).enumerated() {
            if word.elementsEqual([UInt8(ascii: ">")]) {
                isAfter = true
            } else if let equals = word.firstIndex(of: UInt8(ascii: "=")) {
                guard let register = Self.register(word[..<equals]), let value = Self.number(word[(equals + 1)...]) else { return nil }
                let change = (register, UInt32(truncatingIfNeeded: value))
                if isAfter { changes.append(change) } else { initial.append(change) }
            } else if let colon = word.firstIndex(of: UInt8(ascii: ":")) {
                guard let address = Self.number(word[..<colon]) else { return nil }
                var data: [UInt8] = []
                var rest = word[(colon + 1)...]
                while rest.count >= 2, let byte = Self.number(rest.prefix(2)) {
                    data.append(UInt8(truncatingIfNeeded: byte))
                    rest = rest.dropFirst(2)
                }
                guard rest.isEmpty, !data.isEmpty else { return nil }
                memory.append((UInt32(truncatingIfNeeded: address), data))
            } else {
                var word = word
                if index == 0, let letter = word.last, "sdhSDH".utf8.contains(letter), word.count == 9 { kind = word.popLast() }
                guard !isAfter, let value = Self.number(word) else { return nil }
                switch (index, word.count) {
                case (0, _): seed = value
                case (1, _): start = 0x2001_1000 + UInt32(truncatingIfNeeded: value)
                case (_, 4): code.append(UInt16(truncatingIfNeeded: value))
                case (_, 8): code += [UInt16(truncatingIfNeeded: value >> 16), UInt16(truncatingIfNeeded: value)]
                default: return nil
                }
                if index > 1 { instructions += 1 }
            }
        }
        guard isAfter, !code.isEmpty else { return nil }
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> UInt64? {
        guard !digits.isEmpty, digits.count <= 16 else { return nil }
        var value: UInt64 = 0
        for digit in digits {
            switch digit {
            case 0x30...0x39: value = value << 4 | UInt64(digit - 0x30)
            case 0x61...0x66: value = value << 4 | UInt64(digit - 0x61 + 10)
            default: return nil
            }
        }
        return value
    }

    private static func register(_ name: ArraySlice<UInt8>) -> Int? {
        switch String(decoding: name, as: UTF8.self) {
        case "sp": 13
        case "lr": 14
        case "pc": 15
        case "apsr": 16
        case "fpscr": 49
        case let name where name.first == "s": Int(name.dropFirst()).map { $0 + 17 }
        case let name where name.first == "r": Int(name.dropFirst())
        default: nil
        }
    }
}

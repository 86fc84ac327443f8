/// Damages a YAML text as people and programs do: lines with what is indented under them are the parts that are moved about.
struct YAMLMutation {
    private typealias Line = ArraySlice<UInt8>

    private var random: any RandomNumberGenerator
    private let bound: Int

    /// Mutations drawn from `random`; no result is longer than `bound` bytes.
    init(_ random: any RandomNumberGenerator, bound: Int) {
        self.random = random
        self.bound = bound
    }

    /// The text with one to four parts of it changed.
    mutating func mutated(_ text: [UInt8]) -> [UInt8] {
        var lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for _ in 0..<Int.random(in: 1...4, using: &random) { change(&lines) }
        return Array(lines.joined(separator: [UInt8(ascii: "\n")]).prefix(bound))
    }

    private mutating func change(_ lines: inout [Line]) {
        guard !lines.isEmpty else { return }
        let part = part(lines)
        let target = Int.random(in: 0...lines.count, using: &random)
        switch Int.random(in: 0..<12, using: &random) {
        case 0: lines.removeSubrange(part)
        case 1: lines.insert(contentsOf: Array(lines[part]), at: target)
        case 2: swap(part, &lines)
        case 3: lines.insert(contentsOf: indented(lines[part], by: 2 * Int.random(in: -2...2, using: &random)), at: target)
        case 4: replaceScalar(&lines[part.lowerBound])
        case 5: replaceKey(&lines[part.lowerBound], with: lines[anyLine(lines)])
        case 6: lengthen(&lines[part.lowerBound])
        case 7: nest(&lines[part.lowerBound])
        case 8: anchor(&lines, part.lowerBound)
        case 9: multiply(part, &lines)
        case 10: flow(part, &lines)
        default: lines[part.lowerBound] = token(in: lines[part.lowerBound])
        }
    }

    /// A line and all that is indented more than it.
    private mutating func part(_ lines: [Line]) -> Range<Int> {
        let start = Int.random(in: 0..<lines.count, using: &random)
        let depth = Self.indentation(lines[start])
        var end = start + 1
        while end < lines.count, Self.indentation(lines[end]) > depth { end += 1 }
        return start..<end
    }

    private mutating func anyLine(_ lines: [Line]) -> Int { Int.random(in: 0..<lines.count, using: &random) }

    private static func indentation(_ line: Line) -> Int { line.prefix { $0 == 0x20 }.count }

    private func indented(_ part: ArraySlice<Line>, by columns: Int) -> [Line] {
        part.map { line in
            columns >= 0 ? (Array(repeating: 0x20, count: columns) + line)[...] : line.dropFirst(min(-columns, Self.indentation(line)))
        }
    }

    /// Changes the places of the keys of two lines, and leaves their indentation.
    private mutating func swap(_ part: Range<Int>, _ lines: inout [Line]) {
        let other = anyLine(lines)
        let (first, second) = (lines[part.lowerBound], lines[other])
        lines[part.lowerBound] = (first.prefix(Self.indentation(first)) + second.dropFirst(Self.indentation(second)))[...]
        lines[other] = (second.prefix(Self.indentation(second)) + first.dropFirst(Self.indentation(first)))[...]
    }

    private mutating func replaceScalar(_ line: inout Line) {
        let value = Self.scalars.randomElement(using: &random) ?? []
        let colons = line.indices.filter { line[$0] == UInt8(ascii: ":") }
        guard let colon = colons.randomElement(using: &random) else {
            line = value[...]
            return
        }
        let end = line[colon...].dropFirst().firstIndex { ",}]".utf8.contains($0) } ?? line.endIndex
        line = (line[..<colon] + [UInt8(ascii: ":"), 0x20] + value + line[end...])[...]
    }

    private mutating func replaceKey(_ line: inout Line, with other: Line) {
        guard let end = line.firstIndex(of: UInt8(ascii: ":")), let otherEnd = other.firstIndex(of: UInt8(ascii: ":")) else { return }
        line = (line.prefix(Self.indentation(line)) + other[..<otherEnd].dropFirst(Self.indentation(other)) + line[end...])[...]
    }

    private mutating func lengthen(_ line: inout Line) {
        let count = min(bound, [10, 100, 5000, 40_000].randomElement(using: &random) ?? 10)
        let letter = Array("aA09 _'\"\\*&-.+()[{é".utf8).randomElement(using: &random) ?? 0x61
        let place = line.indices.randomElement(using: &random) ?? line.endIndex
        line = (line[..<place] + Array(repeating: letter, count: count) + line[place...])[...]
    }

    private mutating func nest(_ line: inout Line) {
        let count = [2, 30, 63, 64, 65, 1000, 20_000].randomElement(using: &random) ?? 2
        let (open, close) = Bool.random(using: &random) ? ("[", "]") : ("{a: ", "}")
        let colon = line.firstIndex(of: UInt8(ascii: ":")).map { line.index(after: $0) } ?? line.endIndex
        let isClosed = Int.random(in: 0..<4, using: &random) > 0
        line =
            (line[..<colon] + [0x20] + Array(String(repeating: open, count: count).utf8) + Array("1".utf8)
            + (isClosed ? Array(String(repeating: close, count: count).utf8) : []))[...]
    }

    /// An anchor on one value, and an alias or merge key elsewhere, perhaps within itself.
    private mutating func anchor(_ lines: inout [Line], _ index: Int) {
        let line = lines[index]
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return }
        lines[index] = (line[...colon] + Array(" &z".utf8) + line[colon...].dropFirst())[...]
        let place = Int.random(in: 0...lines.count, using: &random)
        let depth = Array(repeating: UInt8(0x20), count: 2 * Int.random(in: 0...4, using: &random))
        let text = ["<<: *z", "<<: [*z, *z]", "z: *z", "- *z", "z: [*z, *z, *z, *z]"].randomElement(using: &random) ?? ""
        lines.insert((depth + Array(text.utf8))[...], at: place)
    }

    private mutating func multiply(_ part: Range<Int>, _ lines: inout [Line]) {
        let size = lines[part].reduce(1) { $0 + $1.count + 1 }
        let count = min(bound / size, [3, 20, 300].randomElement(using: &random) ?? 3)
        for _ in 0..<count { lines.insert(contentsOf: Array(lines[part]), at: part.upperBound) }
    }

    /// Writes the lines of a part one after the other in brackets.
    private mutating func flow(_ part: Range<Int>, _ lines: inout [Line]) {
        let (open, close) = Bool.random(using: &random) ? ("[", "]") : ("{", "}")
        let inside = lines[part].dropFirst().map { $0.drop { $0 == 0x20 || $0 == UInt8(ascii: "-") } }
        var line = Array(lines[part.lowerBound]) + Array(open.utf8)
        line += inside.joined(separator: Array(", ".utf8))
        lines.replaceSubrange(part, with: [(line + Array(close.utf8))[...]])
    }

    private mutating func token(in line: Line) -> Line {
        let start = line.indices.randomElement(using: &random) ?? line.endIndex
        let end = min(line.endIndex, start + Int.random(in: 0...6, using: &random))
        return (line[..<start] + (Self.scalars.randomElement(using: &random) ?? []) + line[end...])[...]
    }

    private static let scalars = [
        "", "~", "null", "true", "0", "-1", "1", "0x", "0xFFFF_FFFF", "0x1_0000_0000", "18446744073709551615", "18446744073709551616",
        "9223372036854775807 us", "99999999999999999999999999", "1e9", "4 GiB", "1000000 s", "0 cycles", "18446744073709551615 cycles",
        "584942417 s", "main", "main+4", "main-0xFFFFFFFFFFFF", "0xFFFFFFFF+1", "[]", "{}", "[1, 2]", "{ a: b }", "'", "\"", "\"\\xFF\"",
        "\"\\0\"", "\"\\U0010FFFF\"", "|\n", "CFSR", "CFSR.DIVBYZERO", "IRQ0", "IRQ239", "IRQ99999999999", "SVCall", "HardFault", "lockup",
        "${x}", "a.elf", "../../..", "/", ".", "input.yaml", "cortex-m0", "stm32f407", "!!str 1", "!x 1", "*z", "&z", "- ", ": ", ", ",
        "# ",
        "?", "%", "@", "\t", "\u{FEFF}", "\u{202E}", "é", "😀", "matches: '(a*)*b'", "{ in: [0, 1] }", "{ not: 0 }",
        "{ mask: 0, equals: 1 }",
        "{ one_of: [] }", "{ set: [FORCED] }", "start", "halted", "reset", "0.1 us", "---", "...",
    ].map { Array($0.utf8) }
}

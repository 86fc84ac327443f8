import ArmMProfile

/// The schemas of scalars, as an editor's YAML 1.2 reader gives them: `0x10` is a number to it, `0x1_0` and `10 ms` are texts.
struct ScalarSchema {
    /// Whether a matrix can stand in for values: `${axis}`.
    let hasMatrix: Bool

    /// The definitions that others refer to.
    var definitions: [(String, JSONValue)] {
        (hasMatrix ? [("axis", .object([("type", "string"), ("pattern", .string(Self.axis))]))] : []) + [
            ("exception-name", .object([("type", "string"), ("pattern", .string(Self.exceptions))])),
            ("number", .object([("type", "string"), ("pattern", .string("^[+-]?\(Self.digits)$"))])),
            ("symbol", .object([("type", "string"), ("pattern", .string(Self.expression))])),
        ]
    }

    private static let axis = "\\$\\{"
    private static let decimal = "[0-9]+(_[0-9]+)*"
    private static let digits = "(0x[0-9A-Fa-f]+(_[0-9A-Fa-f]+)*|0o[0-7]+(_[0-7]+)*|0b[01]+(_[01]+)*|0|[1-9][0-9]*(_[0-9]+)*)"
    private static let letters = "A-Za-z_.$@:\\u00A0-\\uFFFF"
    private static let expression = "^ *[+-]? *(\(digits)|[\(letters)][0-9\(letters)]*)( *[+-] *\(digits))* *$"

    /// The schema of a scalar, or of a list of numbers.
    func schema(_ shape: ValueShape) -> JSONValue {
        switch shape {
        case .text, .path, .pattern: .object([("type", .array(["string", "number", "boolean"]))])
        case .identifier: orAxis([.object([("type", .array(["string", "number"])), ("pattern", "^[a-z0-9._-]+$")])])
        case .boolean: orAxis([.object([("type", "boolean")])])
        case .integer(let range): orAxis([integer(range), reference("number")])
        case .address: orAxis([integer(0...UInt64(UInt32.max)), reference("number")])
        case .time(let units): orAxis([pattern("^\(Self.decimal)(\\.[0-9_]+)? *(\(Self.units(units)))$")])
        case .size: orAxis([integer(0...UInt64.max), pattern("^(\(Self.digits)|\(Self.decimal) *(B|KiB|MiB|GiB))$")])
        case .frequency:
            orAxis([.object([("type", "number")]), pattern("^\(Self.decimal)(\\.[0-9_]+)? *(Hz|kHz|MHz|GHz)?$")])
        case .expression: orAxis([.object([("type", "integer")]), reference("symbol")])
        case .bytes: .object([("type", "array"), ("items", orAxis([integer(0...255), reference("number")]))])
        case .exception: orAxis([reference("exception-name")])
        case .choice(let words): orAxis(choice(words))
        case .name(let words, let prefix):
            orAxis([pattern("^(\(Self.anyCase(prefix)))?(\(words.map(Self.anyCase).joined(separator: "|")))$")])
        default: .object([])
        }
    }

    /// The schema of a key of a table.
    func key(_ shape: ValueShape) -> JSONValue {
        switch shape {
        // Every key is a text to JSON.
        case .expression: orAxis([reference("symbol")])
        case .exception: orAxis([reference("exception-name")])
        case .identifier: orAxis([pattern("^[a-z0-9._-]+$")])
        default: .object([("type", "string")])
        }
    }

    /// A number or symbol that fits so many bits.
    func expression(width: Int) -> JSONValue {
        guard width < 63 else { return schema(.expression) }
        let range: [(String, JSONValue)] = [
            ("type", "integer"), ("minimum", .integer(-(1 << Int64(width - 1)))), ("maximum", .integer((1 << Int64(width)) - 1)),
        ]
        return orAxis([.object(range), reference("symbol")])
    }

    /// Any of these, or an axis of a matrix.
    func orAxis(_ schemas: [JSONValue]) -> JSONValue {
        let all = hasMatrix ? schemas + [reference("axis")] : schemas
        return all.count == 1 ? all[0] : .object([("anyOf", .array(all))])
    }

    func pattern(_ pattern: String) -> JSONValue { .object([("type", "string"), ("pattern", .string(pattern))]) }

    private func reference(_ name: String) -> JSONValue { .object([("$ref", .string("#/$defs/" + name))]) }

    private func integer(_ range: ClosedRange<UInt64>) -> JSONValue {
        var members: [(String, JSONValue)] = [("type", "integer"), ("minimum", .integer(Int64(clamping: range.lowerBound)))]
        if let last = Int64(exactly: range.upperBound) { members.append(("maximum", .integer(last))) }
        return .object(members)
    }

    /// One of some words; `exit N` stands for a word and a number, and words that are numbers are numbers too.
    private func choice(_ words: [String]) -> [JSONValue] {
        let plain = words.filter { !$0.hasSuffix(" N") }
        var values = plain.map { JSONValue.string($0) }
        values += plain.compactMap { Int64($0).map { .integer($0) } }
        return [.object([("enum", .array(values))])]
            + words.filter { $0.hasSuffix(" N") }.map { pattern("^\($0.dropLast(2)) +\(Self.digits)$") }
    }

    private static func units(_ units: [VirtualDuration.Unit]) -> String {
        units.flatMap { unit -> [String] in
            switch unit {
            case .microseconds: ["us", "\u{B5}s", "\u{3BC}s"]
            case .cycles, .instructions: [unit.rawValue, String(unit.rawValue.dropLast())]
            default: [unit.rawValue]
            }
        }.joined(separator: "|")
    }

    /// A pattern for a word in upper and lower case.
    static func anyCase(_ word: String) -> String {
        word.map { letter in
            let (upper, lower) = (letter.uppercased(), letter.lowercased())
            return upper == lower ? (letter == "." ? "\\." : String(letter)) : "[\(upper)\(lower)]"
        }.joined()
    }

    /// The names of exceptions that some place takes.
    private static var exceptions: String {
        let names =
            (ExceptionName.spellings.map(\.name) + ["lockup"]).map(anyCase) + ["(\(anyCase("IRQ"))|\(anyCase("Interrupt"))) *[0-9]+"]
        return "^(\(names.joined(separator: "|")))$"
    }
}

/// What may stand as a key's value. The reference and the schema are written from it.
indirect enum ValueShape: Sendable {
    case text, identifier, path, pattern, boolean, anything
    case integer(ClosedRange<UInt64>)
    case time([VirtualDuration.Unit])
    case size, frequency
    /// A number or a symbol of the image, with an offset.
    case expression
    /// A number from 0 to 0xFFFF_FFFF.
    case address
    case bytes
    case register, field, exception, expectation
    case choice([String])
    /// One of some names in any case, with or without a prefix.
    case name([String], optionalPrefix: String)
    case list(ValueShape)
    /// A list with something in it.
    case some(ValueShape)
    case mapping(String)
    /// A mapping from addresses to values, or to memory items without `at`.
    case memory(ValueShape)
    case table(key: ValueShape, value: ValueShape)
    case either([ValueShape])

    /// The shape in the words of the reference; the names of mappings are those of its sections.
    var words: String {
        switch self {
        case .text: "a text"
        case .identifier: "a name"
        case .path: "a path"
        case .pattern: "a regular expression"
        case .boolean: "`true` or `false`"
        case .anything: "anything"
        case .integer(let range) where range.lowerBound == range.upperBound: "`\(range.lowerBound)`"
        case .integer(let range) where range.upperBound == .max: "a whole number from \(range.lowerBound)"
        case .integer(let range): "a whole number, \(range.lowerBound) to \(range.upperBound)"
        case .time(let units) where units.count == VirtualDuration.Unit.allCases.count: "a [time](#times-and-sizes)"
        case .time(let units): "a time in " + Self.alternatives(units.map { "`\($0.rawValue)`" })
        case .size: "a size"
        case .frequency: "a frequency"
        case .expression: "a number or symbol"
        case .address: "an address"
        case .bytes: "a list of numbers, 0 to 255"
        case .register: "a register or field"
        case .field: "a field of one bit"
        case .exception: "an exception"
        case .expectation: "an [expected value](#expected-values)"
        case .choice(let words), .name(let words, _): Self.alternatives(words.map { "`\($0)`" })
        case .list(let element), .some(let element): "a list of " + element.plural
        case .mapping(let name): "[\(name)](#\(Self.anchor(name)))"
        case .memory(let value): "a mapping from \(ValueShape.expression.plural) to \(value.plural)"
        case .table(let key, let value): "a mapping from \(key.plural) to \(value.plural)"
        case .either(let shapes): shapes.map(\.words).joined(separator: " or ")
        }
    }

    /// Several of them.
    private var plural: String {
        switch self {
        case .text: "texts"
        case .identifier: "names"
        case .expression: "numbers or symbols"
        case .register: "registers or fields"
        case .field: "fields of one bit"
        case .exception: "exceptions"
        case .path: "paths"
        case .either(let shapes): shapes.map(\.plural).joined(separator: " or ")
        case .expectation: "[expected values](#expected-values)"
        case .table(let key, let value): "mappings from \(key.plural) to \(value.plural)"
        case .integer(let range): "whole numbers, \(range.lowerBound) to \(range.upperBound)"
        default: words
        }
    }

    /// `a`, `a or b`, `a, b or c`.
    static func alternatives(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " or " + last
    }

    /// A heading's anchor on the rendered page.
    static func anchor(_ heading: String) -> String {
        var anchor = ""
        for scalar in heading.lowercased().unicodeScalars {
            if scalar == " " {
                anchor += "-"
            } else if scalar.properties.isAlphabetic || scalar == "-" || scalar == "_" {
                anchor.unicodeScalars.append(scalar)
            }
        }
        return anchor
    }
}

import Diagnostics

/// Scalars: each function gives the value with its place, or reports why there is none.
extension Reading {
    /// Any scalar but null, as written.
    func text(_ node: YAMLNode, _ what: String) -> Located<String>? {
        guard let scalar = node.scalar, !scalar.isNull else {
            report(.wrongKind(what, expected: "a text", found: node))
            return nil
        }
        return Located(scalar.text, at: node.span)
    }

    /// A text with something in it.
    func word(_ node: YAMLNode, _ what: String) -> Located<String>? {
        guard let text = text(node, what) else { return nil }
        guard !text.value.isEmpty else {
            report(.emptyText(what, at: node.span))
            return nil
        }
        return text
    }

    func boolean(_ node: YAMLNode, _ what: String) -> Located<Bool>? {
        guard let scalar = node.scalar else {
            report(.wrongKind(what, expected: "true or false", found: node))
            return nil
        }
        guard let value = scalar.boolean else {
            report(.notABoolean(what, found: scalar.text, at: node.span))
            return nil
        }
        return Located(value, at: node.span)
    }

    /// A whole number in a range.
    func integer(_ node: YAMLNode, _ what: String, in range: ClosedRange<UInt64>) -> Located<UInt64>? {
        guard let scalar = node.scalar, !scalar.isNull else {
            report(.wrongKind(what, expected: "a number", found: node))
            return nil
        }
        switch NumberLiteral.parse(scalar.text) {
        case .number(let number):
            guard let value = number.unsigned, range.contains(value) else {
                report(.outOfRange(what, scalar.text, range: range, at: node.span))
                return nil
            }
            return Located(value, at: node.span)
        case .tooLarge:
            report(.outOfRange(what, scalar.text, range: range, at: node.span))
        case .malformed(let help):
            report(.notANumber(what, found: scalar.text, help: help, at: node.span))
        }
        return nil
    }

    /// An address of the 32-bit space, as a number.
    func address(_ node: YAMLNode, _ what: String) -> Located<UInt32>? {
        integer(node, what, in: 0...UInt64(UInt32.max))?.map { UInt32(truncatingIfNeeded: $0) }
    }

    /// One of the words of an enumeration.
    func choice<Choice: RawRepresentable & CaseIterable>(
        _ node: YAMLNode, _ what: String, _: Choice.Type = Choice.self
    ) -> Located<Choice>? where Choice.RawValue == String {
        guard let word = choice(node, what, of: Choice.allCases.map(\.rawValue)) else { return nil }
        return Choice(rawValue: word.value).map { Located($0, at: word.span) }
    }

    /// One of a few words.
    func choice(_ node: YAMLNode, _ what: String, of words: [String]) -> Located<String>? {
        guard let text = text(node, what) else { return nil }
        if words.contains(text.value) { return text }
        report(.unknownChoice(what, text, words: words))
        return nil
    }

    /// A number of bytes.
    func size(_ node: YAMLNode, _ what: String, in range: ClosedRange<UInt64>) -> Located<UInt64>? {
        guard let text = text(node, what) else { return nil }
        guard let value = Quantity.size(text.value) else {
            report(.badSize(what, text))
            return nil
        }
        guard range.contains(value) else {
            report(.outOfRange(what, text.value, range: range, at: node.span))
            return nil
        }
        return Located(value, at: node.span)
    }

    /// A frequency in Hz.
    func frequency(_ node: YAMLNode, _ what: String) -> Located<UInt64>? {
        guard let text = text(node, what) else { return nil }
        let range: ClosedRange<UInt64> = 1...10_000_000_000
        guard let value = Quantity.frequency(text.value) else {
            report(.badFrequency(what, text))
            return nil
        }
        guard range.contains(value) else {
            report(.outOfRange(what, text.value, range: range, at: node.span))
            return nil
        }
        return Located(value, at: node.span)
    }

    /// A stretch of virtual time, in one of some units.
    func duration(
        _ node: YAMLNode, _ what: String, units: [VirtualDuration.Unit] = VirtualDuration.Unit.allCases
    ) -> Located<VirtualDuration>? {
        guard let text = text(node, what) else { return nil }
        switch Quantity.duration(text.value) {
        case .success(let duration) where units.contains(duration.unit) || (units.contains(.nanoseconds) && !duration.isCount):
            return Located(duration, at: node.span)
        case .success:
            report(.wrongUnit(what, text, units: units))
        case .failure(.noUnit): report(.timeWithoutUnit(what, text, units: units))
        case .failure(.tooLarge): report(.timeTooLarge(what, text))
        case .failure(let problem): report(.badTime(what, text, problem, units: units))
        }
        return nil
    }

    /// A list of numbers from 0 to 255.
    func bytes(_ node: YAMLNode, _ what: String) -> Located<[UInt8]>? {
        guard let elements = node.elements else {
            report(.badBytes(what, found: node))
            return nil
        }
        var bytes: [UInt8] = []
        for element in elements {
            guard let byte = integer(element, "a byte", in: 0...255) else { continue }
            bytes.append(UInt8(truncatingIfNeeded: byte.value))
        }
        return bytes.count == elements.count ? Located(bytes, at: node.span) : nil
    }
}

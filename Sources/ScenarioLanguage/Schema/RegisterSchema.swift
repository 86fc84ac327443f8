import ArmMProfile

/// The schema of a mapping from registers and fields to values.
struct RegisterSchema {
    let scalars: ScalarSchema
    /// What a value may be besides a number or symbol, where values are expected ones; nil where registers are set.
    let mapping: JSONValue?

    /// The definitions of the values of each width, by their names.
    var definitions: [(String, JSONValue)] {
        let widths = Set(registers.flatMap { [$0.width] + $0.fields.map(\.width) }).sorted()
        // An explicit null takes away what the defaults have.
        let values = widths.map { width in
            (Self.name(width), JSONValue.object([("anyOf", .array([scalars.expression(width: width), .object([("type", "null")])]))]))
        }
        guard let mapping else { return values }
        let plain = Set(registers.flatMap { ($0.fields.isEmpty ? [$0.width] : []) + $0.fields.map(\.width) }).sorted()
        return values
            + plain.map { width in
                let number = JSONValue.object([("$ref", .string("#/$defs/" + Self.name(width)))])
                return ("expected-" + Self.name(width), .object([("anyOf", .array([number, .object([("$ref", mapping)])]))]))
            }
    }

    private static func name(_ width: Int) -> String { "\(width)-bit\(width == 1 ? "" : "s")" }

    private var registers: [RegisterDescription] {
        RegisterCatalog.all.filter { $0.location != .value && (mapping != nil || $0.access != .readOnly) }
    }

    /// An object whose keys are the catalog's names, in any case.
    var schema: JSONValue {
        var patterns: [(String, JSONValue)] = []
        for (width, names) in Self.byWidth(registers.filter(\.fields.isEmpty).map { ($0.width, [$0.name] + $0.aliases) }) {
            patterns.append((key(names), value(width: width, bits: [])))
        }
        for register in registers where !register.fields.isEmpty {
            let names = [register.name] + register.aliases
            let bits = register.fields.filter { $0.width == 1 }.flatMap { [$0.name] + $0.aliases }
            patterns.append((key(names), described(value(width: register.width, bits: bits), register.summary)))
            for (width, fields) in Self.byWidth(register.fields.map { ($0.width, [$0.name] + $0.aliases) }) {
                patterns.append((key(names, fields), value(width: width, bits: [])))
            }
        }
        if scalars.hasMatrix { patterns.append(("\\$\\{", true)) }
        return .object([
            ("type", "object"), ("minProperties", .integer(1)), ("patternProperties", .object(patterns)), ("additionalProperties", false),
        ])
    }

    private func value(width: Int, bits: [String]) -> JSONValue {
        let number = JSONValue.object([("$ref", .string("#/$defs/" + Self.name(width)))])
        guard let mapping else { return number }
        guard !bits.isEmpty else { return .object([("$ref", .string("#/$defs/expected-" + Self.name(width)))]) }
        let bit = scalars.orAxis([scalars.pattern("^(\(bits.map(ScalarSchema.anyCase).joined(separator: "|")))$")])
        let list = JSONValue.object([("type", "array"), ("items", bit)])
        let either = JSONValue.object([("anyOf", .array([list, bit]))])
        let named = JSONValue.object([("$ref", mapping), ("properties", .object([("set", either), ("clear", either)]))])
        return .object([("anyOf", .array([list, named, number]))])
    }

    private func described(_ schema: JSONValue, _ sentence: String) -> JSONValue {
        guard case .object(let members) = schema else { return schema }
        return .object([("description", .string(sentence))] + members)
    }

    private func key(_ names: [String], _ fields: [String]? = nil) -> String {
        let name = names.map(ScalarSchema.anyCase).joined(separator: "|")
        guard let fields else { return "^(\(name))$" }
        return "^(\(name))\\.(\(fields.map(ScalarSchema.anyCase).joined(separator: "|")))$"
    }

    /// All names of each width, in the order of the first of it.
    private static func byWidth(_ rows: [(width: Int, names: [String])]) -> [(width: Int, names: [String])] {
        var groups: [(width: Int, names: [String])] = []
        for row in rows {
            if let place = groups.firstIndex(where: { $0.width == row.width }) {
                groups[place].names += row.names
            } else {
                groups.append(row)
            }
        }
        return groups
    }
}

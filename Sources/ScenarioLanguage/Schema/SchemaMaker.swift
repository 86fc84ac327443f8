/// Makes the definitions of a schema, each when it is first referred to.
struct SchemaMaker {
    /// Whether a mapping has to be complete where it stands, or may have the rest from what it is laid over: `defaults` under
    /// scenarios, a machine under what changes it. What is in a list is always whole, since lists are replaced.
    enum Extent: String {
        case whole
        case part
    }

    private let scalars: ScalarSchema
    /// The definitions made so far; `nil` while one is being made.
    private var made: [(name: String, value: JSONValue?)] = []

    init(scalars: ScalarSchema) { self.scalars = scalars }

    /// Everything that was referred to, in the order of its first use.
    func definitions() -> [(String, JSONValue)] {
        let mappings = made.compactMap { name, value in value.map { (name, $0) } }
        let text = JSONValue.object(mappings).text
        return mappings + scalars.definitions.filter { text.contains("\"#/$defs/\($0.0)\"") }
    }

    /// A reference to the definition of a section of the vocabulary.
    mutating func reference(_ heading: String, _ extent: Extent) -> JSONValue {
        let name = ValueShape.anchor(heading) + (extent == .part ? "-part" : "")
        if !made.contains(where: { $0.name == name }), let section = VocabularyTable.sections.first(where: { $0.heading == heading }) {
            let place = made.count
            made.append((name, nil))
            let value = mapping(section, extent)
            made[place].value = value
        }
        return .string("#/$defs/" + name)
    }

    /// The schema of a mapping: its keys, those it needs, and those of which it has one.
    private mutating func mapping(_ section: VocabularySection, _ extent: Extent) -> JSONValue {
        // A scenario is laid over the defaults, mappings key by key.
        let inner = Self.merged.contains(section.heading) ? .part : extent
        var properties: [(String, JSONValue)] = []
        for (name, row) in section.rows {
            var value = schema(row.shape, inner, of: name)
            // An explicit null takes away what the defaults have.
            if inner == .part { value = .object([("anyOf", .array([value, .object([("type", "null")])]))]) }
            properties.append((name, described(value, row.sentence)))
        }
        var members: [(String, JSONValue)] = [("type", "object"), ("properties", .object(properties))]
        if !section.isOpen { members.append(("additionalProperties", false)) }
        let required = section.rows.filter(\.row.required).map(\.name)
        if extent == .whole, !required.isEmpty { members.append(("required", .array(required.map { .string($0) }))) }
        if let groups = Self.alternatives(section.alternatives, extent) { members.append(groups) }
        if extent == .whole, !section.details.isEmpty {
            members.append(("dependentSchemas", .object(section.details.map { ($0.key, Self.anyOf($0.of)) })))
        }
        let needed = Self.split(section.needed).own
        if !needed.isEmpty { members.append(("allOf", .array(needed.map(Self.anyOf)))) }
        return .object(members)
    }

    /// The sections whose values are laid over others key by key.
    private static let merged = ["Scenario", "Defaults", "Machine", "Machine file"]

    private func described(_ schema: JSONValue, _ sentence: String) -> JSONValue {
        guard case .object(let members) = schema else { return schema }
        return .object([("description", .string(sentence))] + members)
    }

    /// One of several groups of keys: exactly one in a whole mapping, at most one in a part.
    private static func alternatives(_ groups: [[String]], _ extent: Extent) -> (String, JSONValue)? {
        guard !groups.isEmpty else { return nil }
        let choices = groups.map { anyOf($0) }
        return ("oneOf", .array(extent == .whole ? choices : choices + [.object([("not", anyOf(groups.flatMap { $0 }))])]))
    }

    private static func anyOf(_ keys: [String]) -> JSONValue {
        let needs = keys.map { JSONValue.object([("required", .array([.string($0)]))]) }
        return needs.count == 1 ? needs[0] : .object([("anyOf", .array(needs))])
    }

    /// The schema of a value.
    private mutating func schema(_ shape: ValueShape, _ extent: Extent, of key: String) -> JSONValue {
        switch shape {
        case .mapping(let heading): return .object([("$ref", reference(heading, extent))])
        case .either(let shapes): return .object([("anyOf", .array(shapes.map { schema($0, extent, of: key) }))])
        case .list(let element), .some(let element):
            // A list of scalars may be written as the one that it has.
            let item = schema(element, .whole, of: key)
            var list: [(String, JSONValue)] = [("type", "array"), ("items", item)]
            if case .some = shape { list.append(("minItems", .integer(1))) }
            return element.isScalar ? .object([("anyOf", .array([.object(list), item]))]) : .object(list)
        case .memory(let value):
            let item = JSONValue.object([("$ref", reference(MemoryItemKey.heading, .part))])
            let content = JSONValue.object([("anyOf", .array([schema(value, extent, of: key), item, .object([("type", "null")])]))])
            return .object([
                ("type", "object"), ("minProperties", .integer(1)), ("propertyNames", scalars.key(.expression)),
                ("additionalProperties", content),
            ])
        case .table(.register, let value): return registers(value, extent, of: key)
        case .table(let name, let value):
            var content = schema(value, extent, of: key)
            if extent == .part { content = .object([("anyOf", .array([content, .object([("type", "null")])]))]) }
            return .object([("type", "object"), ("propertyNames", scalars.key(name)), ("additionalProperties", content)])
        case .expectation: return expectation(extent)
        default: return scalars.schema(shape)
        }
    }

    /// An expected value: equality, names of bits, or a mapping that says more.
    private mutating func expectation(_ extent: Extent) -> JSONValue {
        .object([
            (
                "anyOf",
                .array([
                    scalars.schema(.expression), .object([("type", "array"), ("items", scalars.schema(.text))]),
                    .object([("$ref", reference(ExpectationKey.heading, extent))]),
                ])
            )
        ])
    }

    /// A mapping from registers and fields, by the catalog: each with the values that its width holds and the names of its bits.
    private mutating func registers(_ value: ValueShape, _ extent: Extent, of key: String) -> JSONValue {
        let name: String
        var other: JSONValue?
        if case .expectation = value {
            name = "registers-expected"
            other = reference(ExpectationKey.heading, .part)
        } else {
            name = "registers-set"
        }
        let registers = RegisterSchema(scalars: scalars, mapping: other)
        if !made.contains(where: { $0.name == name }) {
            for definition in [(name, registers.schema)] + registers.definitions where !made.contains(where: { $0.name == definition.0 }) {
                made.append((definition.0, definition.1))
            }
        }
        return .object([("$ref", .string("#/$defs/" + name))])
    }

    /// The groups of keys that a scenario needs: those that the defaults can have, and those that they cannot.
    private static func split(_ groups: [[String]]) -> (own: [[String]], shared: [[String]]) {
        let shared = ScenarioKey.defaults.names
        return (groups.filter { !$0.allSatisfy(shared.contains) }, groups.filter { $0.allSatisfy(shared.contains) })
    }

    /// Scenarios name a machine and an image, themselves or by the defaults.
    static var needsOfScenarios: [(String, JSONValue)] {
        let needs = split(ScenarioKey.scenario.section("Scenario", "").needed).shared.map { keys -> JSONValue in
            let has = anyOf(keys)
            let inDefaults = JSONValue.object([("required", .array(["defaults"])), ("properties", .object([("defaults", has)]))])
            let inEach = JSONValue.object([("properties", .object([("scenarios", .object([("items", has)]))]))])
            return .object([("anyOf", .array([inDefaults, inEach]))])
        }
        return [("allOf", .array(needs))]
    }
}

extension ValueShape {
    /// Whether nothing but a scalar fits.
    fileprivate var isScalar: Bool {
        switch self {
        case .text, .identifier, .path, .pattern, .choice, .name, .exception, .field, .register, .integer: true
        default: false
        }
    }
}

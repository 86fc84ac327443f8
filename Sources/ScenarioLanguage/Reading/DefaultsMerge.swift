import ArmMProfile
import Diagnostics

/// Lays the defaults under a scenario: mappings are merged, lists and single values replaced, and `null` written out
/// removes a default. A mapping that is one value (a trigger, an image, an outcome, an expected value) is replaced as a
/// whole. Every value keeps its place in the file.
enum DefaultsMerge {
    /// The most values that the defaults may stand for under all scenarios.
    static let bound = 1_000_000

    /// How the value of a key is laid over the default's.
    private enum Rule: Sendable {
        /// It takes the default's place.
        case replace
        /// Key by key, by the rules of some; the others are replaced.
        case keys([String: Rule])
        /// Key by key, where the keys are registers.
        case registers
        /// Key by key, by one rule for whatever key.
        indirect case each(Rule)
        /// Key by key, all the way down.
        case deep
    }

    private static let scenario = Rule.keys([
        "limits": .keys([:]), "semihosting": .keys([:]), "machine": .deep,
        "setup": .keys(["registers": .registers, "memory": .keys([:])]),
        "expect": .keys(["registers": .registers, "memory": .keys([:]), "devices": .each(.keys([:]))]),
    ])

    static func lay(_ defaults: YAMLNode, under node: YAMLNode) -> YAMLNode {
        merge(without(replaced(by: node), defaults), node, scenario)
    }

    /// What stands for the firmware: a scenario's own takes the place of whatever the defaults have.
    private static let firmware = ["image", "assembly"]

    private static func replaced(by node: YAMLNode) -> [String] {
        let own = firmware.filter { key in
            node.entries?.contains { $0.key.value == key && $0.value.scalar?.isNull != true } ?? false
        }
        return own.isEmpty ? [] : firmware.filter { !own.contains($0) }
    }

    private static func without(_ keys: [String], _ node: YAMLNode) -> YAMLNode {
        guard !keys.isEmpty, let entries = node.entries else { return node }
        return YAMLNode(kind: .mapping(entries.filter { !keys.contains($0.key.value) }), span: node.span)
    }

    /// The values of a tree.
    static func size(_ node: YAMLNode) -> Int {
        switch node.kind {
        case .scalar: 1
        case .sequence(let elements): elements.reduce(1) { $0 + size($1) }
        case .mapping(let entries): entries.reduce(1) { $0 + 1 + size($1.value) }
        }
    }

    private static func merge(_ below: YAMLNode, _ above: YAMLNode, _ rule: Rule) -> YAMLNode {
        if case .replace = rule { return above }
        guard let upper = above.entries else { return above }
        var below = below
        if case .deep = rule, let scalar = below.scalar, !scalar.isNull {
            // A machine's name under a mapping that changes it: the name is its variant.
            let variant = YAMLEntry(key: Located("variant", at: below.span), value: below)
            below.kind = .mapping([variant])
        }
        guard let lower = below.entries else { return above }
        var places: [String: Int] = [:]
        for (place, entry) in upper.enumerated() { places[name(entry, rule)] = place }
        var result = upper
        var removed: Set<Int> = []
        var inherited: [YAMLEntry] = []
        for entry in lower {
            guard let place = places[name(entry, rule)] else {
                inherited.append(entry)
                continue
            }
            let value = upper[place].value
            if let scalar = value.scalar, scalar.isNull, !scalar.isMissing {
                removed.insert(place)
            } else {
                result[place].value = merge(entry.value, value, self.rule(rule, entry.key.value))
            }
        }
        let kept = result.enumerated().filter { !removed.contains($0.offset) }.map(\.element)
        return YAMLNode(kind: .mapping(kept + inherited), span: above.span)
    }

    private static func rule(_ rule: Rule, _ key: String) -> Rule {
        switch rule {
        case .keys(let rules): rules[key] ?? .replace
        case .each(let rule): rule
        case .deep: .deep
        case .replace, .registers: .replace
        }
    }

    /// What makes two keys the same: registers have several names.
    private static func name(_ entry: YAMLEntry, _ rule: Rule) -> String {
        guard case .registers = rule else { return entry.key.value }
        let parts = entry.key.value.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let register = RegisterCatalog.named(String(parts.first ?? "")) else { return entry.key.value }
        guard parts.count > 1 else { return register.name }
        return register.name + "." + (register.field(String(parts[1]))?.name ?? String(parts[1]))
    }
}

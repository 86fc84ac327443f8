import Diagnostics

/// A key of `expect` that only says what does not happen. Firmware that does nothing passes it: alone it is no check.
enum AbsenceCheck: Sendable, Hashable {
    /// `faults: []`
    case faults
    /// `console` with nothing but `excludes`
    case console

    /// Nil for an entry that something has to happen for.
    init?(_ entry: YAMLEntry) {
        switch (ExpectKey(rawValue: entry.key.value), entry.value.elements?.isEmpty) {
        case (.faults, true): self = .faults
        case (.console, _) where Self.onlyExcludes(entry.value): self = .console
        default: return nil
        }
    }

    /// Why it does not count.
    var note: String {
        switch self {
        case .faults: "'faults: []' alone does not count: no scenario passes with a fault that it does not name"
        case .console: "'excludes' alone does not count: firmware that prints nothing passes it"
        }
    }

    private static func onlyExcludes(_ node: YAMLNode) -> Bool {
        let elements = node.elements ?? [node]
        return !elements.isEmpty
            && elements.allSatisfy { element in
                let keys = (element.entries ?? []).map { ConsoleKey(rawValue: $0.key.value) }
                return keys.contains(.excludes) && keys.allSatisfy { $0 == .excludes || $0 == .device }
            }
    }
}

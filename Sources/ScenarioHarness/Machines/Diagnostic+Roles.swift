import CortexM
import Diagnostics
import ScenarioLanguage

/// The wording of mistakes in the memories of devices (FL2023, FL2024).
extension Diagnostic {
    static func unknownMemoryRole(_ role: Located<String>, _ kind: DeviceKind) -> Diagnostic {
        let names = kind.memory.map(\.name)
        return Diagnostic(
            .badMemoryRole, "a device of kind '\(kind.name)' has no memory '\(role.value.prefix(60))'", at: role.span,
            help: Suggestion.help(for: role.value, among: names) ?? "remove it",
            notes: [Note("note", names.isEmpty ? "it has none" : "it has " + names.joined(separator: ", "))])
    }

    static func missingMemoryRole(_ role: MemoryRole, of name: Located<String>, _ kind: DeviceKind) -> Diagnostic {
        Diagnostic(
            .badMemoryRole, "the device '\(name.value)' has no memory '\(role.name)'", at: name.span,
            help: "add 'memory: { \(role.name): REGION }' with the name of \(role.isWindow ? "a window" : "a region")")
    }

    static func unknownRoleRegion(_ region: Located<String>, regions: [String]) -> Diagnostic {
        Diagnostic(
            .badMemoryRole, "no region '\(region.value.prefix(60))'", at: region.span,
            help: Suggestion.help(for: region.value, among: regions) ?? "name a region of 'memory'",
            notes: regions.isEmpty ? [] : [Note("note", "the regions are " + regions.joined(separator: ", "))])
    }

    static func roleWantsWindow(_ line: MemoryRoleDescription, kind: String, _ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .badMemoryRole, "'\(line.role.value)' is a window, and '\(line.region.value)' is a region of kind '\(kind)'",
            at: span, help: "name a region of kind 'window'")
    }

    static func memoryAnsweredTwice(_ region: Located<String>, by other: String) -> Diagnostic {
        Diagnostic(
            .memoryAnsweredTwice, "another device answers for '\(region.value)'", at: region.span, help: "'\(other)' does")
    }

    static func flashDiffers(_ region: String, _ size: UInt64, _ chips: NORChips, _ span: SourceSpan) -> Diagnostic {
        let has = size & 0xF_FFFF == 0 ? "\(size >> 20) MiB" : "\(hexadecimal(size, wide: true)) bytes"
        let name = chips.count == 1 ? chips.part : "\(chips.count) \(chips.part)"
        let wanted = "\(chips.size >> 20) MiB"
        return Diagnostic(
            .badMemoryRole, "the memory '\(region)' has \(has), \(name) \(wanted)", at: span,
            help: "give '\(region)' a size of \(wanted), or choose another 'chip'")
    }
}

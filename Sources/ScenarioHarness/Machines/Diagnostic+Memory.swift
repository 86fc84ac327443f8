import CortexM
import Diagnostics
import ScenarioLanguage

/// The wording of mistakes in regions and places (FL2006 to FL2011).
extension Diagnostic {
    static func incompleteRegion(_ name: Located<String>, missing key: String) -> Diagnostic {
        let example =
            switch key {
            case "kind": "add 'kind: ram', 'kind: flash', or another of the kinds there are"
            case "at": "add 'at', its first address"
            case "size": "add 'size', such as 128 KiB"
            default: "add 'of', the region that it shows"
            }
        return Diagnostic(.incompleteRegion, "the region '\(name.value)' has no '\(key)'", at: name.span, help: example)
    }

    static func unfitRegionKey(_ key: String, _ kind: Located<String>, _ kinds: [String], _ span: SourceSpan) -> Diagnostic {
        let fits = kinds.dropLast().joined(separator: ", ") + (kinds.count > 1 ? " and " : "") + (kinds.last ?? "")
        return Diagnostic(
            .unfitRegionKey, "a region of kind '\(kind.value)' has no '\(key)'", at: span, help: "'\(key)' is for \(fits)")
    }

    static func misaligned(_ what: String, _ span: SourceSpan) -> Diagnostic {
        Diagnostic(.impossiblePlace, "\(what) is not a multiple of 4", at: span, help: "memory and devices are made of words")
    }

    static func beyondAddressSpace(_ name: Located<String>, first: UInt64, _ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .impossiblePlace, "'\(name.value)' ends beyond the address space", at: span,
            help: "from \(hexadecimal(first, wide: true)) at most \(hexadecimal((1 << 32) - min(first, 1 << 32), wide: true)) bytes fit")
    }

    static func inPrivatePeripheralBus(_ name: Located<String>, first: UInt64, end: UInt64, _ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .impossiblePlace, "'\(name.value)' reaches into the private peripheral bus", at: span,
            help: "keep out of 0xE0000000 to 0xE00FFFFF",
            notes: [Note("note", "'\(name.value)' is at \(range(first, end))")])
    }

    static func overlap(_ late: MachineCheck.Place, with early: MachineCheck.Place) -> Diagnostic {
        Diagnostic(
            .overlap, "'\(late.name.value)' overlaps '\(early.name.value)'", at: late.name.span,
            help: "move one of them, or make it smaller",
            notes: [
                Note("note", "'\(late.name.value)' is at \(range(late.first, late.end))"),
                Note("note", "'\(early.name.value)' is at \(range(early.first, early.end))"),
            ])
    }

    static func unknownAliasTarget(_ of: Located<String>, _ kind: String, regions: [String]) -> Diagnostic {
        Diagnostic(
            .unknownAliasTarget, "no region '\(of.value.prefix(60))' for \(kind == "alias" ? "an alias" : "a window") to show", at: of.span,
            help: Suggestion.help(for: of.value, among: regions) ?? "name a region that is no alias",
            notes: regions.isEmpty ? [] : [Note("note", "the regions are " + regions.joined(separator: ", "))])
    }

    static func aliasTooLarge(_ span: SourceSpan, of name: String, _ whole: UInt64) -> Diagnostic {
        Diagnostic(
            .impossiblePlace, "the alias is larger than '\(name)'", at: span,
            help: "'\(name)' has \(hexadecimal(whole, wide: true)) bytes; leave 'size' out for all of them")
    }

    static func cyclicWindow(_ of: Located<String>) -> Diagnostic {
        Diagnostic(
            .cyclicWindow, "windows behind windows, from '\(of.value)' on, have no end", at: of.span,
            help: "name a region that has bytes of its own")
    }

    static func windowWithoutDevice(_ name: Located<String>) -> Diagnostic {
        Diagnostic(
            .windowWithoutDevice, "no device opens the window '\(name.value)'", at: name.span,
            help: "name it in 'memory' of its device; what is always seen is an alias")
    }

    static func tooMuchMemory(_ total: UInt64, most: UInt64, _ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .tooMuchMemory, "the regions have \(total >> 20) MiB together", at: span,
            help: "a machine has at most \(most >> 20) MiB")
    }

    private static func range(_ first: UInt64, _ end: UInt64) -> String {
        "\(hexadecimal(first, wide: true)) to \(hexadecimal(end - 1, wide: true))"
    }
}

import ArmMProfile
import CortexM
import Diagnostics
import ScenarioLanguage

/// The wording of mistakes in a machine as a whole and in its core (FL2001 to FL2005).
extension Diagnostic {
    static func unknownMachine(_ name: Located<String>) -> Diagnostic {
        Diagnostic(
            .unknownMachine, "no machine '\(name.value.prefix(60))'", at: name.span,
            help: Suggestion.help(for: name.value, among: MachineLibrary.names),
            notes: [Note("note", "'faultline machines' lists the machines")])
    }

    static func cyclicExtends(_ reference: Located<String>, visited: [String]) -> Diagnostic {
        Diagnostic(
            .cyclicExtends, "the machine extends itself", at: reference.span,
            help: "remove one 'extends' of the circle",
            notes: [Note("note", "the circle is " + visited.joined(separator: " → "))])
    }

    static func incompleteMachine(_ key: String, _ machine: MachineDescription) -> Diagnostic {
        let what =
            switch key {
            case "core": "which core it has"
            case "clock": "how fast it runs"
            default: "what memory there is"
            }
        return Diagnostic(
            .incompleteMachine, "the machine does not say \(what)", at: machine.name?.span ?? machine.span,
            help: "add '\(key)', or extend a machine that has it")
    }

    static func noClock(_ span: SourceSpan) -> Diagnostic {
        Diagnostic(.incompleteMachine, "a clock of 0 Hz never ticks", at: span, help: "write a frequency such as 16 MHz")
    }

    static func unknownCore(_ name: Located<String>) -> Diagnostic {
        let names = CoreConfiguration.library.map(\.name)
        return Diagnostic(
            .unknownCore, "no core '\(name.value.prefix(60))'", at: name.span,
            help: Suggestion.help(for: name.value, among: names),
            notes: [Note("note", "the cores are " + names.joined(separator: ", "))])
    }

    static func impossibleOption(
        _ what: String, _ core: CoreConfiguration, range: ClosedRange<Int>, _ span: SourceSpan
    ) -> Diagnostic {
        Diagnostic(
            .impossibleOption, "\(core.name) cannot have \(what)", at: span,
            help: range.count == 1 ? "it has \(range.lowerBound)" : "it can have from \(range.lowerBound) to \(range.upperBound)")
    }

    static func impossibleOption(
        _ what: String, _ core: CoreConfiguration, choices: [Int], _ span: SourceSpan
    ) -> Diagnostic {
        let words = choices.map(String.init)
        let all = words.dropLast().joined(separator: ", ") + (words.count > 1 ? " or " : "") + (words.last ?? "")
        return Diagnostic(
            .impossibleOption, "\(core.name) cannot have \(what)", at: span,
            help: choices.count == 1 ? "it has \(all)" : "it can have \(all)")
    }

    static func impossibleFloatingPoint(
        _ choice: FloatingPointExtension, _ core: CoreConfiguration, choices: [FloatingPointExtension], _ span: SourceSpan
    ) -> Diagnostic {
        let words = choices.map { $0 == .none ? "'none'" : "'\($0.name.lowercased())'" }
        return Diagnostic(
            .impossibleOption, "\(core.name) cannot have \(choice.name)", at: span,
            help: choices == [.none] ? "it has no floating-point extension" : "it can have " + words.joined(separator: " or "))
    }

    static func impossibleCPUID(_ cpuid: Located<UInt32>, _ core: CoreConfiguration) -> Diagnostic {
        Diagnostic(
            .impossibleOption, "CPUID of \(core.name) cannot be \(hexadecimal(UInt64(cpuid.value), wide: true))", at: cpuid.span,
            help: "that of its rNpM is 0x\(hexDigits(core.cpuid >> 24, 2))N\(hexDigits(core.cpuid >> 4 & 0xFFFF, 4))M")
    }

    static func impossibleVTOR(_ vtor: Located<UInt32>, _ core: CoreConfiguration) -> Diagnostic {
        Diagnostic(
            .impossibleOption, "VTOR of \(core.name) cannot hold \(hexadecimal(UInt64(vtor.value), wide: true))", at: vtor.span,
            help: core.vtorMask == 0
                ? "it has no VTOR: its vectors are at 0"
                : "it is a multiple of \(~core.vtorMask &+ 1)")
    }

    static func impossibleBitBand(_ core: CoreConfiguration, _ span: SourceSpan) -> Diagnostic {
        Diagnostic(.impossibleOption, "\(core.name) has no bit-band aliases", at: span, help: "remove it, or write false")
    }

    static func impossibleWriteBuffer(_ core: CoreConfiguration, _ span: SourceSpan) -> Diagnostic {
        Diagnostic(.impossibleOption, "\(core.name) has no write buffer", at: span, help: "remove it, or write none")
    }

    /// A number as addresses are written.
    static func hexadecimal(_ value: UInt64, wide: Bool) -> String {
        wide ? hexWord(value) : String(value)
    }
}

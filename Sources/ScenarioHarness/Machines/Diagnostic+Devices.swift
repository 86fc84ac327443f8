import CortexM
import Diagnostics
import ScenarioLanguage

/// The wording of mistakes in devices (FL2012 to FL2020).
extension Diagnostic {
    static func incompleteDevice(_ name: Located<String>, missing key: String) -> Diagnostic {
        Diagnostic(
            .incompleteDevice, "the device '\(name.value)' has no '\(key)'", at: name.span,
            help: key == "kind" ? "add 'kind', such as 'kind: registers'" : "add 'at', its first address")
    }

    static func unknownDeviceKind(_ kind: Located<String>) -> Diagnostic {
        let names = DeviceKind.all.map(\.name)
        return Diagnostic(
            .unknownDeviceKind, "no device of kind '\(kind.value.prefix(60))'", at: kind.span,
            help: Suggestion.help(for: kind.value, among: names),
            notes: [Note("note", "'faultline machines kinds' lists the kinds")])
    }

    static func unknownParameter(_ key: Located<String>, of what: String, known: [String]) -> Diagnostic {
        let list = known.isEmpty ? "it has none" : "it has " + known.joined(separator: ", ")
        return Diagnostic(
            .unknownParameter, "\(what) has no parameter '\(key.value.prefix(60))'", at: key.span,
            help: Suggestion.help(for: key.value, among: known) ?? "remove it", notes: [Note("note", list)])
    }

    static func badParameter(_ what: String, expected: String, at span: SourceSpan, help: String? = nil) -> Diagnostic {
        Diagnostic(.badParameter, "\(what) does not fit", at: span, help: help ?? "it is \(expected)")
    }

    static func tooManyInterrupts(_ line: Located<Int>, _ kind: DeviceKind) -> Diagnostic {
        let count = kind.outputs.count
        let has = count == 0 ? "no interrupt output" : count == 1 ? "one interrupt output" : "\(count) interrupt outputs"
        return Diagnostic(
            .noSuchInterrupt, "a device of kind '\(kind.name)' has \(has)", at: line.span,
            help: count == 0 ? "remove 'irq'" : "remove this line",
            notes: count == 0 ? [] : [Note("note", "its outputs are, in order: " + kind.outputs.joined(separator: ", "))])
    }

    static func deviceWithoutInterrupt(_ name: Located<String>, _ kind: DeviceKind) -> Diagnostic {
        let outputs = kind.outputs.count == 1 ? "its line" : "the lines of " + kind.outputs.joined(separator: ", ")
        return Diagnostic(
            .deviceWithoutInterrupt, "the device '\(name.value)' has no 'irq': its interrupts would go nowhere", at: name.span,
            help: "add 'irq', \(outputs); 'irq: []' where the part connects none")
    }

    static func interruptOutOfRange(_ line: Located<Int>, _ core: CoreConfiguration) -> Diagnostic {
        Diagnostic(
            .noSuchInterrupt, "there is no interrupt line \(line.value)", at: line.span,
            help: "the machine has lines 0 to \(core.interruptCount - 1)")
    }

    static func tooFewInterrupts(
        _ core: CoreConfiguration, lines: [(device: String, line: Int)], _ span: SourceSpan
    ) -> Diagnostic {
        let highest = lines.map(\.line).max() ?? 0
        let named = lines.prefix(8).map { "\($0.device) \($0.line)" }.joined(separator: ", ")
        let rest = lines.count > 8 ? ", and \(lines.count - 8) more" : ""
        return Diagnostic(
            .noSuchInterrupt, "the machine has devices with lines above \(core.interruptCount - 1)", at: span,
            help: "they need \(highest + 1) interrupt lines; or give the devices other lines",
            notes: [Note("note", "the lines above are \(named)\(rest)")])
    }

    static func interruptUsedTwice(_ line: Located<Int>, by other: String) -> Diagnostic {
        Diagnostic(
            .interruptUsedTwice, "\(line.value < 0 ? "NMI" : "interrupt line \(line.value)") has another driver", at: line.span,
            help: "'\(other)' drives it; where the part joins the two, add 'shares_irq: true' to one of them")
    }

    static func unknownInput(_ name: Located<String>, _ kind: DeviceKind) -> Diagnostic {
        let list = kind.inputs.isEmpty ? "it has none" : "it has " + kind.inputs.joined(separator: ", ")
        return Diagnostic(
            .unknownParameter, "a device of kind '\(kind.name)' has no input '\(name.value.prefix(60))'", at: name.span,
            help: Suggestion.help(for: name.value, among: kind.inputs) ?? "remove it", notes: [Note("note", list)])
    }

    static func noDriver(_ source: Located<String>, among drivers: [String]) -> Diagnostic {
        let list = drivers.isEmpty ? "no device of this machine does" : "these do: " + drivers.joined(separator: ", ")
        return Diagnostic(
            .badParameter, "nothing called '\(source.value.prefix(60))' drives an input", at: source.span,
            help: Suggestion.help(for: source.value, among: drivers) ?? "name a device that drives something",
            notes: [Note("note", list)])
    }

    static func registerWithoutOffset(_ name: Located<String>) -> Diagnostic {
        Diagnostic(
            .badRegisters, "the register '\(name.value)' has no 'at'", at: name.span,
            help: "add 'at', its offset from the device's address")
    }

    static func registerOutside(_ name: Located<String>, _ offset: UInt64, _ size: UInt32) -> Diagnostic {
        Diagnostic(
            .badRegisters, "the register '\(name.value)' cannot be at \(hexadecimal(offset, wide: true))", at: name.span,
            help: "offsets are multiples of 4 below the device's size, \(hexadecimal(UInt64(size), wide: true))")
    }

    static func registersShareOffset(_ name: Located<String>, with other: String) -> Diagnostic {
        Diagnostic(
            .badRegisters, "the registers '\(other)' and '\(name.value)' have the same offset", at: name.span,
            help: "move one of them")
    }

    static func unknownBits(_ bits: Located<String>, in register: String, known: [String]) -> Diagnostic {
        Diagnostic(
            .badRegisters, "no bits '\(bits.value.prefix(60))' in '\(register)'", at: bits.span,
            help: Suggestion.help(for: bits.value, among: known) ?? "name them in 'bits', or write a number or 'high:low'")
    }

    static func reservedName(_ name: Located<String>) -> Diagnostic {
        Diagnostic(
            .reservedName, "'\(name.value)' is the console of semihosting", at: name.span,
            help: "give the device another name")
    }
}

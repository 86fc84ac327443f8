internal import ArmMProfile
internal import CortexM
internal import Diagnostics

/// The wording of what a scenario names and its machine does not have (FL2101 to FL2109, FL2113).
extension Diagnostic {
    static func absentRegister(_ register: ArmMProfile.RegisterDescription, _ core: CoreConfiguration, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .absentRegister, "\(core.name) has no \(register.name)", at: span, help: "leave it out, or use a machine with a later core",
            notes: [Note("note", "\(register.name) comes with \(name(register.since)), and \(core.name) is \(name(core.architecture))")])
    }

    static func withoutFloatingPoint(_ what: String, _ core: CoreConfiguration, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .absentRegister, "\(core.name) has no \(what)", at: span, help: "leave it out, or use a machine with the extension",
            notes: [Note("note", "\(what) comes with the floating-point extension; the machine's \(core.name) has none ('fpu')")])
    }

    static func absentException(_ exception: ExceptionNumber, _ core: CoreConfiguration, at span: SourceSpan) -> Diagnostic {
        let help =
            exception.interruptLine == nil
            ? "on \(name(core.architecture)) every fault is HardFault"
            : "this machine's interrupts are IRQ0 to IRQ\(core.interruptCount - 1)"
        return Diagnostic(.absentException, "\(core.name) has no \(exception)", at: span, help: help)
    }

    static func cannotBePended(_ exception: ExceptionNumber, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .cannotBePended, "\(exception) cannot be made pending", at: span, help: "cause a fault, or pend the exception that escalates")
    }

    static func unknownDevice(_ name: String, among names: [String], machine: String, at span: SourceSpan) -> Diagnostic {
        let note = names.isEmpty ? "\(machine) has none" : "those of \(machine) are " + names.joined(separator: ", ")
        return Diagnostic(
            .unknownDevice, "no device '\(name)' on \(machine)", at: span, help: Suggestion.help(for: name, among: names),
            notes: [Note("note", note)])
    }

    /// The first of a device's registers stand for all, where there are very many.
    static func unknownDeviceRegister(_ name: String, of device: String, among names: [String], at span: SourceSpan) -> Diagnostic {
        let shown = names.prefix(40).joined(separator: ", ") + (names.count > 40 ? " and \(names.count - 40) more" : "")
        return Diagnostic(
            .unknownDeviceRegister, "no register '\(name.prefix(40))' in \(device)", at: span,
            help: Suggestion.help(for: name, among: names),
            notes: [Note("note", names.isEmpty ? "none of the registers of \(device) has a name" : "those of \(device) are " + shown)])
    }

    static func unfitDevice(_ name: String, lacks what: String, others: [String], at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .unfitDevice, "'\(name)' has no \(what)", at: span,
            help: others.isEmpty ? nil : "those that have one are " + others.joined(separator: ", "))
    }

    static func severalInterrupts(_ name: String, _ lines: [Int], at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .severalInterrupts, "'\(name)' has \(lines.count) interrupt lines", at: span,
            help: "write the number of one: " + lines.map(String.init).joined(separator: ", "))
    }

    static func badPinLevels(_ name: Located<String>, form: String) -> Diagnostic {
        let what = form.contains(".") ? "port.pin=level" : "pin=level"
        return Diagnostic(
            .badPinLevels, "this sets no pins of '\(name.value)'", at: name.span,
            help: "write \(what), such as '\(form)'; several with blanks between",
            notes: [Note("note", "a level is 0 or 1, or z to let go of the pin")])
    }

    static func absentMemory(_ address: UInt32, _ machine: String, regions: [String], at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .absentMemory, "\(machine) has nothing at \(HexText.word(address))", at: span,
            notes: [Note("note", "the memory of \(machine) is " + regions.joined(separator: ", "))])
    }

    static func valueTooWide(_ text: String, _ value: Int128, _ what: String, width: Int, at span: SourceSpan) -> Diagnostic {
        let number = value < 0 ? String(value) : "0x" + String(value, radix: 16, uppercase: true)
        return Diagnostic(
            .valueTooWide, "'\(text)' is \(number), which does not fit the \(width) bit\(width == 1 ? "" : "s") of \(what)", at: span)
    }

    static func timeOutOfRange(_ text: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(.timeOutOfRange, "\(text) is more cycles than can be counted", at: span, help: "use a shorter time")
    }

    static func exactApproximateLatency(_ exception: ExceptionNumber, _ core: CoreConfiguration, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .exactApproximateLatency, "the latency of \(exception) cannot be checked to the cycle on \(core.name)", at: span,
            help: "write a range, such as { in: [8, 20] }",
            notes: [Note("note", "the cycle counts of \(core.name) are approximate: docs/timing.md says how far")])
    }

    private static func name(_ architecture: ArchitectureVersion) -> String {
        switch architecture {
        case .armv6M: "Armv6-M"
        case .armv7M: "Armv7-M"
        case .armv7EM: "Armv7E-M"
        }
    }
}

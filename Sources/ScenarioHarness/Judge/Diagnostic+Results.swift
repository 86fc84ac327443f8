internal import ArmMProfile
internal import CortexM
internal import Diagnostics
internal import ScenarioLanguage

/// The wording of failed checks and of runs that cannot be judged (FL4001, FL4008 to FL4014).
extension Diagnostic {
    static func otherOutcome(
        _ end: RunEnd, _ scenario: CompiledScenario, _ instructions: InstructionText, _ machine: borrowing Machine
    ) -> Diagnostic {
        let wanted: String
        if let outcome = scenario.expect.outcome {
            let code = scenario.expect.exitCode?.value.text { String(Int32(truncatingIfNeeded: $0)) }
            wanted = "expected '\(outcome.value.text)\(code.map { " " + $0 } ?? "")', but "
        } else if scenario.until != nil {
            wanted = "'until' was not reached: "
        } else {
            wanted = "without 'until' a run has to end by exit 0, but "
        }
        let got: String
        var help: String?
        switch end {
        case .limit:
            got = "the run came to its limit (\(scenario.limits.text))"
            help = "raise 'limits', or write 'outcome: limit' if it is meant"
        case .asleep:
            got = "the processor sleeps and nothing to come can wake it"
            help = "write 'outcome: asleep' if it is meant"
        case .exit(let code):
            got = "the firmware ended with exit \(code)"
            help = scenario.expect.outcome == nil ? "write 'outcome: exit \(code)' if it is meant" : nil
        case .reached: got = "'until' was reached"
        case .halted(let reason):
            got = "the debug unit halted the processor: \(HaltText.cause(reason, instructions))"
            help = "write 'outcome: halted' if it is meant, or let it go on: { at: { halted: \(reason.word.rawValue) }, debugger: resume }"
        default: got = "the run ended with '\(end.text)'"
        }
        return Diagnostic(
            .otherOutcome, wanted + got, at: scenario.expect.outcome?.span ?? scenario.id.span, help: help,
            notes: FailureNotes.place(instructions, machine))
    }

    static func bootMissed(
        _ end: RunEnd, _ scenario: CompiledScenario, _ instructions: InstructionText, _ machine: borrowing Machine
    ) -> Diagnostic {
        let got: String
        var help: String?
        switch end {
        case .limit:
            got = "the run came to its limit (\(scenario.limits.text))"
            help = "raise 'limits', which count from power-on, or correct the trigger"
        case .asleep: got = "the processor sleeps and nothing to come can wake it"
        default: got = "the run ended with '\(end.text)'"
        }
        return Diagnostic(
            .bootMissed, "the boot point was not reached: \(got)", at: scenario.boot?.span ?? scenario.id.span, help: help,
            notes: FailureNotes.place(instructions, machine))
    }

    static func registerDiffers(_ check: CompiledRegisterCheck, _ value: UInt64?, _ notes: [Note]) -> Diagnostic {
        let wanted = check.value.value.text(width: check.target.width)
        guard let value else {
            return Diagnostic(
                .registerDiffers, "\(check.target.name) cannot be read, expected \(wanted)", at: check.value.span, notes: notes)
        }
        let got = HexText.value(value, width: check.target.width)
        var state: [Note] = []
        if check.target.field == nil, !check.target.register.fields.isEmpty {
            let value = UInt32(truncatingIfNeeded: value)
            let meanings = check.target.register.describe(value)
            state = [
                Note(
                    "state",
                    (["\(check.target.name) \(StateText.register(check.target.register, value))"] + meanings).joined(separator: "\n"))
            ]
        }
        return Diagnostic(
            .registerDiffers, "\(check.target.name) is \(got), expected \(wanted)", at: check.value.span, notes: state + notes)
    }

    static func memoryDiffers(_ what: String, wanted: String, got: String?, at span: SourceSpan, _ notes: [Note]) -> Diagnostic {
        guard let got else {
            return Diagnostic(.memoryDiffers, "\(what) cannot be read, expected \(wanted)", at: span, notes: notes)
        }
        return Diagnostic(.memoryDiffers, "\(what) is \(got), expected \(wanted)", at: span, notes: notes)
    }

    static func consoleDiffers(_ message: String, help: String?, printed: [UInt8], at span: SourceSpan) -> Diagnostic {
        Diagnostic(.consoleDiffers, message, at: span, help: help, notes: [ConsoleText.note(printed)])
    }

    static func stimulusRefused(
        _ action: CompiledAction, _ scenario: CompiledScenario, _ instructions: InstructionText, _ machine: borrowing Machine
    ) -> Diagnostic {
        let message: String
        switch action.kind {
        case .set(let target, _): message = "\(target.name) cannot be set"
        case .store(let address, let size, _): message = "\(size.rawValue) bytes at \(HexText.word(address)) cannot be written"
        case .bytes(let address, let bytes): message = "\(bytes.count) bytes at \(HexText.word(address)) cannot be written"
        case .pend(let exception), .unpend(let exception): message = "the pending state of \(exception) cannot be changed"
        case .level(let line, _): message = "interrupt line \(line) cannot be driven"
        case .input(let device, _): message = "'\(device)' does not take this input"
        case .flip(let target, let mask):
            message = "the bits \(HexText.value(mask, width: target.width)) of \(target.name) cannot be flipped"
        case .flipMemory(let address, let size, let mask):
            message = "the bits \(HexText.value(mask, width: Int(size.rawValue) * 8)) at \(HexText.word(address)) cannot be flipped"
        case .skip(let count): message = "\(count) instruction\(count == 1 ? "" : "s") cannot be skipped here"
        case .event, .inject, .reset, .debugger, .call, .loader: message = "this cannot be done"
        }
        return Diagnostic(.stimulusRefused, message, at: action.span, notes: FailureNotes.place(instructions, machine))
    }

    /// A warning: the run does not fail for it.
    static func unpredictable(
        _ use: UnpredictableUse, _ scenario: CompiledScenario, _ instructions: InstructionText, _ machine: borrowing Machine
    ) -> Diagnostic {
        let message =
            use.kind == .encoding
            ? "the firmware executed an UNPREDICTABLE encoding" : "the firmware did something UNPREDICTABLE: \(use.kind.rawValue)"
        return Diagnostic(
            .warning, .unpredictable, message, at: scenario.id.span, help: help(use.kind, scenario.machine.core),
            notes: [Note("at", instructions.line(at: use.address, machine))])
    }

    /// What to do about it, where the core says.
    private static func help(_ kind: UnpredictableUse.Kind, _ core: CoreConfiguration) -> String? {
        switch kind {
        case .vectorTableBits where core.vtorMask == 0: "\(core.name) has no VTOR: its vectors are at 0"
        case .vectorTableBits: "VTOR holds multiples of \(~core.vtorMask &+ 1): the vectors come from the one below"
        case .vectorTableAlignment:
            "align the table to \(core.vectorTableAlignment) bytes: \(core.vectorCount) vectors have \(4 * core.vectorCount)"
        default: nil
        }
    }

    /// A warning: the run does not fail for it.
    static func deviceWarning(_ warning: DeviceWarning, _ scenario: CompiledScenario) -> Diagnostic {
        Diagnostic(.warning, .deviceWarning, "\(warning.device): \(warning.text)", at: scenario.id.span)
    }

    /// A warning: the value may be another on other silicon.
    static func unknownValue(
        _ register: String, _ reason: String, at span: SourceSpan, help: String = "expect it only together with the bit that makes it valid"
    ) -> Diagnostic {
        Diagnostic(.warning, .unknownValue, "\(register) is UNKNOWN here: \(reason)", at: span, help: help)
    }

    static func wallLimit(_ scenario: CompiledScenario, _ instructions: InstructionText, _ machine: borrowing Machine) -> Diagnostic {
        Diagnostic(
            .wallLimit, "the run took longer than \(scenario.limits.wallSeconds) s of host time", at: scenario.id.span,
            help: "bound it with 'limits' in virtual time, or raise 'wall'",
            notes: [Note("at", instructions.line(at: machine.pc, machine))])
    }

    static func unexpectedPass(_ issue: Located<KnownIssue>) -> Diagnostic {
        Diagnostic(
            .unexpectedPass, "the scenario passed, although it has a known issue: \(issue.value.text)", at: issue.span,
            help: "remove 'known_issue' if the issue is dealt with")
    }

    static func twoResults(_ difference: String, run: Int, usesFiles: Bool, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .twoResults, "run \(run) came to another result than run 1: \(difference)", at: span,
            help: usesFiles
                ? "a run finds in the semihosting folder what the one before left there: let it begin by writing the files that it reads"
                : "this is a defect of the program: please report it with the scenario and its image")
    }
}

extension OutcomeExpectation {
    /// As a scenario writes it.
    var text: String {
        switch self {
        case .reached: "reached"
        case .lockup: "lockup"
        case .reset: "reset"
        case .asleep: "asleep"
        case .limit: "limit"
        case .exit(let code): "exit \(code)"
        case .exitValue: "exit"
        case .halted(let halt): halt.reason.map { "halted: \($0.value.rawValue)" } ?? "halted"
        }
    }
}

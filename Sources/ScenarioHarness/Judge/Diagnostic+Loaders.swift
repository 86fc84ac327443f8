internal import CortexM
internal import Diagnostics
internal import Firmware
internal import ScenarioLanguage

/// The wording of what is wrong with flash loaders (FL2110 to FL2112) and of what they failed at (FL4043, FL4044).
extension Diagnostic {
    static func noLoader(_ convention: Located<LoaderConvention>) -> Diagnostic {
        let format = convention.value.rawValue
        return Diagnostic(
            .noLoader, "none of the images is a loader of the format '\(format)'", at: convention.span,
            help: "name it among the images, as { path: …, format: \(format) }")
    }

    static func loaderLacks(_ function: String, _ path: String, _ convention: LoaderConvention, at span: SourceSpan?) -> Diagnostic {
        let message =
            convention == .flashplugin
            ? "'\(path)' is an invalid FLASH plugin. No '\(function)' symbol found." : "'\(path)' has no function '\(function)'"
        return Diagnostic(.noLoader, message, at: span, help: "check that the linker has kept it")
    }

    static func loaderDescriptionUnsound(_ path: String, at span: SourceSpan?) -> Diagnostic {
        Diagnostic(
            .noLoader, "what '\(path)' says about its chip makes no sense", at: span,
            help: "it needs a size, a page size, and sectors that begin with the chip")
    }

    static func outsideChip(_ range: Range<UInt64>, _ chip: LoaderDescription, at span: SourceSpan) -> Diagnostic {
        func word(_ address: UInt64) -> String { HexText.word(UInt32(truncatingIfNeeded: address)) }
        let last = UInt64(chip.address) + UInt64(chip.size) - 1
        return Diagnostic(
            .outsideChip, "\(word(range.lowerBound)) to \(word(range.upperBound - 1)) is not all of it in the loader's chip", at: span,
            notes: [Note("note", "by its loader '\(chip.name)' is at \(HexText.word(chip.address)) to \(word(last))")])
    }

    static func nothingToProgram(_ path: Located<String>) -> Diagnostic {
        Diagnostic(.emptyData, "the file '\(path.value)' is empty", at: path.span, help: "name a file with something in it")
    }

    static func loaderRefused(
        _ loader: CompiledLoader, _ refusal: CallInProgress.Refusal, _ instructions: InstructionText, _ machine: borrowing Machine
    ) -> Diagnostic {
        Diagnostic(
            .callRefused, "the loader cannot be used: \(refusal.reason)", at: loader.span, help: refusal.help,
            notes: FailureNotes.place(instructions, machine))
    }

    static func loaderFailed(
        _ progress: CallInProgress, _ what: String, _ convention: LoaderConvention, _ machine: borrowing Machine
    ) -> Diagnostic {
        Diagnostic(
            .loaderFailed, "\(progress.call.name) failed: \(what)", at: progress.call.span, help: convention.meaning,
            notes: [Note("call", "it took \(duration(progress, machine))")])
    }

    static func loaderSaysNonsense(
        _ function: String, _ what: String, _ loader: CompiledLoader, _ machine: borrowing Machine
    ) -> Diagnostic {
        Diagnostic(.loaderFailed, "\(function) says what cannot be: \(what)", at: loader.span)
    }

    static func pluginStuck(_ progress: CallInProgress, _ instructions: InstructionText, _ machine: borrowing Machine) -> Diagnostic {
        Diagnostic(
            .callNotBack, "timeout waiting for algorithm, a target reset is recommended", at: progress.call.span,
            help: "for 5 s the plugin has taken no byte of its buffer",
            notes: FailureNotes.place(instructions, machine) + callNotes(progress, instructions, machine))
    }

    static func notVerified(_ loader: CompiledLoader, at address: UInt32, found: UInt8?, wanted: UInt8) -> Diagnostic {
        let holds = found.map { "holds \(HexText.value(UInt64($0), width: 8))" } ?? "cannot be read"
        return Diagnostic(
            .notVerified, "\(HexText.word(address)) \(holds), and was to hold \(HexText.value(UInt64(wanted), width: 8))",
            at: loader.verify?.span ?? loader.span)
    }
}

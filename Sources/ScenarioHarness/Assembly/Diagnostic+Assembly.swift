internal import Diagnostics

/// The wording of mistakes in blocks of assembly (FL1020, FL1021).
extension Diagnostic {
    static func assembler(_ message: AssemblerMessage, at span: SourceSpan) -> Diagnostic {
        let text = message.text.hasSuffix(":") ? message.text.dropLast() : message.text[...]
        return Diagnostic(
            message.isWarning ? .warning : .error, .badAssembly, "the assembler: \(text)", at: span,
            notes: message.notes.map { Note("note", $0) })
    }

    static func badAssembly(_ reason: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(.badAssembly, "the assembly makes no image: \(reason)", at: span)
    }

    static func noPlaceForAssembly(_ machine: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .badAssembly, "the assembly has no place on \(machine): no memory where its vectors are read, or no RAM", at: span,
            help: "give the machine 'memory' there")
    }

    static func noAssembler(_ missing: HostToolchain.Missing, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .noAssembler, "no program '\(missing.name)' to assemble this with", at: span,
            help: "install the Swift toolchain, or name the program in \(missing.variable)",
            notes: [Note("note", "it is looked for beside 'swift', and then in PATH")])
    }
}

package import ArmMProfile
package import Diagnostics

/// The wording of mistakes in the names of registers, fields and exceptions (FL0202 to FL0204, FL0217, FL0218).
extension Diagnostic {
    static func unknownRegister(_ name: String, at span: SourceSpan) -> Diagnostic {
        let names = RegisterCatalog.all.flatMap { [$0.name] + $0.aliases }
        let owner = RegisterCatalog.all.first { $0.field(name) != nil }
        let help = owner.map { "did you mean '\($0.name).\($0.field(name)?.name ?? name)'?" } ?? Suggestion.help(for: name, among: names)
        return Diagnostic(
            .unknownRegister, "no register '\(name.prefix(40))'", at: span, help: help,
            notes: [
                Note("note", "registers have the names of the Armv7-M manual and of CMSIS, in any case; the language reference lists them")
            ])
    }

    static func valueIsNoRegister(_ name: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .unknownRegister, "'\(name)' is a value, not a register", at: span,
            help: "expect it as 'exc_return' of an entry of 'exceptions'")
    }

    static func notInFrame(_ name: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .unknownRegister, "a frame does not hold '\(name.prefix(40))'", at: span,
            help: Suggestion.help(for: name, among: FrameKey.frame.names),
            notes: [
                Note(
                    "note",
                    "the keys of a frame are " + FrameKey.frame.names.joined(separator: ", ") + ", S0 to S15, and fields such as xPSR.T")
            ]
        )
    }

    package static func unknownField(_ name: String, of register: RegisterDescription, at span: SourceSpan) -> Diagnostic {
        let closest = Suggestion.closest(to: name, among: register.fields.map(\.name))
        var note = Note("note", "\(register.name) has no fields")
        if !register.fields.isEmpty {
            let (group, fields) = group(of: closest, in: register)
            note.text = "the \(group)fields of \(register.name) are " + fields.joined(separator: ", ")
        }
        return Diagnostic(
            .unknownField, "no field '\(name.prefix(40))' in \(register.name)", at: span,
            help: register.fields.isEmpty ? "expect a value of it, or { mask: …, equals: … }" : closest.map { "did you mean '\($0)'?" },
            notes: [note])
    }

    /// Of CFSR, the part that a field belongs to: three registers share it.
    private static func group(of field: String?, in register: RegisterDescription) -> (String, [String]) {
        let parts = [("MMFSR", "MemManage "), ("BFSR", "BusFault "), ("UFSR", "UsageFault ")]
        if register.name == "CFSR", let field {
            for (part, group) in parts {
                guard let fields = RegisterCatalog.named(part)?.fields.map(\.name), fields.contains(field) else { continue }
                return (group, fields)
            }
        }
        return ("", register.fields.map(\.name))
    }

    package static func notASingleBit(_ field: RegisterField, of register: RegisterDescription, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .notASingleBit, "\(register.name).\(field.name) has \(field.width) bits", at: span,
            help: "write '\(register.name).\(field.name): value'")
    }

    static func cannotBeSet(_ name: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(.cannotBeSet, "\(name) is read-only", at: span, help: "set what it follows from")
    }

    static func unknownException(_ name: String, _ kind: ExceptionName.Kind, at span: SourceSpan) -> Diagnostic {
        var names = ExceptionName.names(kind)
        let listed = names.joined(separator: ", ")
        names.removeAll { $0.hasPrefix("IRQ") }
        let message: String
        var help: String?
        if let known = ExceptionName.number(name)?.description {
            message = kind == .fault ? "\(known) is not a fault" : "\(known) cannot stand here"
        } else {
            message = "no exception '\(name.prefix(40))'"
            help = Suggestion.help(for: name, among: names)
            if case .number(let number) = NumberLiteral.parse(name), let line = number.unsigned, line < 240 {
                help = "write IRQ\(line) for interrupt line \(line)"
            }
        }
        return Diagnostic(.unknownException, message, at: span, help: help, notes: [Note("note", "they are " + listed)])
    }

    package static func sameRegisterTwice(_ name: String, first: SourceSpan, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .sameRegisterTwice, "\(name) is there twice", at: span, help: "keep one of the two",
            notes: [Note("note", "the first is at line \(first.start.line), column \(first.start.column)")])
    }
}

import Diagnostics

/// The wording of what breaks a rule of the language (FL0201, FL03xx).
extension Diagnostic {
    static func unknownVersion(_ text: String, at span: SourceSpan) -> Diagnostic {
        let known = FileKey.versions.map(String.init).joined(separator: ", ")
        return Diagnostic(
            .unknownVersion, "version '\(text.prefix(40))' of the language is not known", at: span,
            help: "write version: \(FileKey.versions.last ?? 1)",
            notes: [Note("note", "the versions supported are: \(known)")])
    }

    static func checksNothing(_ id: String, _ absences: [AbsenceCheck] = [], at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .checksNothing, "the scenario '\(id)' checks nothing", at: span, help: "add 'expect' with at least an 'outcome'",
            notes: absences.map { Note("note", $0.note) })
    }

    static func noScenarios(at span: SourceSpan) -> Diagnostic {
        Diagnostic(.noScenarios, "the file has no scenarios", at: span, help: "add one, or remove the file")
    }

    static func duplicateID(_ id: Located<String>, first: SourceSpan) -> Diagnostic {
        Diagnostic(
            .duplicateID, "the id '\(id.value)' is there twice", at: id.span, help: "give one of the two another 'id'",
            notes: [Note("note", "the first is at line \(first.start.line), column \(first.start.column)")])
    }

    static func reachedWithoutUntil(at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .reachedWithoutUntil, "the outcome is to be 'reached', but nothing says what is to be reached", at: span,
            help: "add 'until', such as until: {pc: done}")
    }

    static func haltWithoutDebugger(at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .haltWithoutDebugger, "no debugger is attached that could halt the processor", at: span,
            help: "add the step { at: start, debugger: attach }")
    }

    static func stepInBoot(at span: SourceSpan) -> Diagnostic {
        Diagnostic(.uselessTrigger, "no step happens in a boot", at: span, help: "name another trigger")
    }

    static func sweepOfFiles(at span: SourceSpan, _ sweep: SourceSpan) -> Diagnostic {
        Diagnostic(
            .sweepOfFiles, "a sweep's runs would all reach the same files, and what one did to them the next would find", at: span,
            help: "remove 'folder', or 'sweep' at line \(sweep.start.line)")
    }

    static func stepWithoutVerb(at span: SourceSpan) -> Diagnostic {
        let verbs = StepKey.verbs.map(\.rawValue).joined(separator: ", ")
        return Diagnostic(
            .stepWithoutVerb, "the step does nothing", at: span, help: "add exactly one verb",
            notes: [Note("note", "the verbs are \(verbs)")])
    }

    static func severalVerbs(_ first: String, _ second: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .severalVerbs, "a step does one thing, but this one has '\(first)' and '\(second)'", at: span,
            help: "make '\(second)' a step of its own")
    }

    static func severalTriggers(_ first: String, _ second: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .severalTriggers, "a trigger is one event, but this one has '\(first)' and '\(second)'", at: span, help: "keep one of the two")
    }

    static func uselessTrigger(at span: SourceSpan) -> Diagnostic {
        Diagnostic(.uselessTrigger, "a run until 'start' executes nothing", at: span, help: "name a later point")
    }

    static func noName(_ name: Located<String>?, at span: SourceSpan) -> Diagnostic {
        let message =
            name == nil ? "the scenario has neither 'id' nor 'name'" : "the name makes no id: it has no letter a to z and no digit"
        return Diagnostic(.noName, message, at: span, help: "add an 'id'")
    }

    static func noImage(_ id: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(.noImage, "the scenario '\(id)' has no image", at: span, help: "add 'image', here or in the defaults")
    }

    static func noMachine(_ id: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(.noMachine, "the scenario '\(id)' has no machine", at: span, help: "add 'machine', here or in the defaults")
    }

    static func baseMissing(at span: SourceSpan) -> Diagnostic {
        Diagnostic(.baseAndFormat, "a raw binary needs a 'base'", at: span, help: "add 'base', the address where it is loaded")
    }

    static func baseUnwanted(_ format: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(.baseAndFormat, "the format '\(format)' carries its own addresses", at: span, help: "remove 'base'")
    }

    static func emptyTime(_ what: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(.emptyTime, "\(what) of nothing executes nothing", at: span, help: "write a limit above zero")
    }

    static func emptyInterval(at span: SourceSpan) -> Diagnostic {
        Diagnostic(.emptyTime, "'every' is no time at all: the step would happen again and again at one moment", at: span)
    }

    static func skipNeedsReason(at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .wrongKind, "'skip' is to be the reason for not running the scenario", at: span, help: "write why, or remove 'skip'")
    }

    static func knownIssueNeedsReason(at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .wrongKind, "'known_issue' is to be the reason why the scenario fails", at: span, help: "write why, or remove 'known_issue'")
    }

    static func defaultsExpansion(bound: Int, at span: SourceSpan) -> Diagnostic {
        Diagnostic(.aliasExpansion, "the defaults, under every scenario, stand for more than \(bound) values", at: span)
    }
}

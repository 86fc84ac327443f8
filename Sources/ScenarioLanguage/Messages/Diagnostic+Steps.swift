import Diagnostics

/// The wording of mistakes in what `after` names (FL0316 to FL0318).
extension Diagnostic {
    static func unknownStep(_ name: Located<String>, among names: [String]) -> Diagnostic {
        let note = names.isEmpty ? "no step of the scenario has a 'name'" : "the steps with a name are " + names.joined(separator: ", ")
        return Diagnostic(
            .unknownStep, "no step is called '\(name.value.prefix(40))'", at: name.span,
            help: Suggestion.help(for: name.value, among: names), notes: [Note("note", note)])
    }

    static func ambiguousStep(_ name: Located<String>, places: [SourceSpan]) -> Diagnostic {
        let lines = places.map { "line \($0.start.line)" }.joined(separator: " and ")
        return Diagnostic(
            .unknownStep, "\(places.count) steps are called '\(name.value.prefix(40))'", at: name.span,
            help: "give the one that is meant a name of its own", notes: [Note("note", "they are at \(lines)")])
    }

    static func stepsInCircle(_ names: [String], at span: SourceSpan) -> Diagnostic {
        let message: String
        if let first = names.first, names.count > 1 {
            let shown = names.prefix(8).joined(separator: "' after '") + (names.count > 8 ? "' after … after '" : "' after '")
            message = "these steps wait for each other: '\(shown)\(first)'"
        } else {
            message = "the step '\(names.first ?? "")' waits for itself"
        }
        return Diagnostic(.stepsInCircle, message, at: span, help: "give one of them another trigger")
    }

    static func stepTooSeldom(_ name: Located<String>, hit: UInt64, count: UInt64) -> Diagnostic {
        Diagnostic(
            .stepTooSeldom, "the step '\(name.value.prefix(40))' happens \(count == 1 ? "once" : "\(count) times"), not \(hit) times",
            at: name.span, help: "lower 'hit', or repeat the step with 'every' and 'count'")
    }
}

import Diagnostics

/// The wording of mistakes in matrices and references to their axes (FL0320 to FL0325).
extension Diagnostic {
    static func unknownAxis(_ name: Located<String>, axes: [String]) -> Diagnostic {
        let known = axes.isEmpty ? "the scenario has no 'matrix'" : "the axes are " + axes.joined(separator: ", ")
        return Diagnostic(
            .unknownAxis, "no axis '\(name.value.prefix(40))'", at: name.span, help: Suggestion.help(for: name.value, among: axes),
            notes: [Note("note", known + "; for the text '${' itself write '$${'")])
    }

    static func openReference(at span: SourceSpan) -> Diagnostic {
        Diagnostic(.openReference, "'${' is not closed", at: span, help: "write '${axis}', or '$${' for the text itself")
    }

    static func unusedAxis(_ name: Located<String>, in id: Located<String>) -> Diagnostic {
        Diagnostic(
            .unusedAxis, "nothing in the scenario '\(id.value)' refers to the axis '\(name.value)'", at: name.span,
            help: "write '${\(name.value)}' where its value is to stand, or remove it",
            notes: [Note("note", "of a file's axis, 'matrix: { \(name.value): null }' in the scenario removes it there")])
    }

    static func badAxisName(_ name: Located<String>) -> Diagnostic {
        Diagnostic(
            .badAxis, "'\(name.value.prefix(40))' is no name of an axis", at: name.span,
            help: "a name is a letter, and then letters, digits, '_' and '-'")
    }

    static func badAxisValue(_ reason: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(.badAxis, "the value of an axis \(reason)", at: span)
    }

    static func sameAxisValue(_ value: Located<String>, first: SourceSpan) -> Diagnostic {
        Diagnostic(
            .badAxis, "the axis has the value '\(value.value.prefix(40))' twice", at: value.span, help: "remove one of the two",
            notes: [Note("note", "the first is at line \(first.start.line), column \(first.start.column)")])
    }

    static func noSuchValue(_ value: Located<String>, of axis: String, values: [String]) -> Diagnostic {
        Diagnostic(
            .badCell, "the axis '\(axis)' has no value '\(value.value.prefix(40))', so that no cell is left out", at: value.span,
            help: Suggestion.help(for: value.value, among: values))
    }

    static func noSuchAxis(_ axis: Located<String>, axes: [String]) -> Diagnostic {
        Diagnostic(
            .badCell, "no axis '\(axis.value.prefix(40))'", at: axis.span, help: Suggestion.help(for: axis.value, among: axes),
            notes: [Note("note", axes.isEmpty ? "the matrix has no axes" : "the axes are " + axes.joined(separator: ", "))])
    }

    static func cellThereAlready(_ cell: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(.badCell, "the cell \(cell) is there already", at: span, help: "remove it from 'include'")
    }

    static func noCellLeft(at span: SourceSpan) -> Diagnostic {
        Diagnostic(.badCell, "'exclude' leaves no cell", at: span, help: "exclude less, or 'skip' the scenario with a reason")
    }

    static func tooManyCells(bound: Int, at span: SourceSpan) -> Diagnostic {
        Diagnostic(.tooManyCells, "the matrices of the file make more than \(bound) cases", at: span)
    }
}

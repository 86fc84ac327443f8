internal import Diagnostics
internal import ScenarioLanguage

/// The wording of mistakes in SVD files (FL2201 to FL2204).
extension Diagnostic {
    static func badSVD(_ file: String, _ problem: SVDProblem) -> Diagnostic {
        Diagnostic(
            .badSVD, "this is no SVD file: \(problem.reason)", at: line(problem.line, file),
            help: "give a CMSIS-SVD file, as the part's vendor publishes it")
    }

    static func incompleteSVD(_ file: String, _ element: SVDElement, _ what: String) -> Diagnostic {
        Diagnostic(.warning, .incompleteSVD, what, at: line(element.place.line, file), help: "correct the file")
    }

    static func unknownPeripheral(_ name: String, in file: String, known: [String]) -> Diagnostic {
        Diagnostic(
            .unknownPeripheral, "no peripheral '\(name.prefix(60))' in '\(file)'", at: nil,
            help: Suggestion.help(for: name, among: known)
                ?? "it has \(known.count) peripherals, such as \(known.prefix(5).joined(separator: ", "))")
    }

    static func coreOfSVD(_ core: String?, _ file: String) -> Diagnostic {
        let what = core.map { "the core \($0.prefix(20)) is not modelled" } ?? "the file does not say which core the part has"
        return Diagnostic(
            .coreOfSVD, what, at: nil, help: "name one with '--core', such as '--core cortex-m4', or peripherals with '--peripheral'")
    }

    private static func line(_ line: Int, _ file: String) -> SourceSpan {
        SourceSpan(file: file, start: SourcePosition(line: line, column: 1), end: SourcePosition(line: line, column: 2))
    }
}

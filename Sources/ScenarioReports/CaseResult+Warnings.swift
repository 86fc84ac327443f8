package import Diagnostics
package import ScenarioHarness

extension CaseResult {
    /// What did not make it fail: UNPREDICTABLE behaviour, what devices warn of, UNKNOWN values that checks look at.
    package var warnings: [Diagnostic] { diagnostics.filter { $0.severity == .warning } }

    /// Whether its diagnostics are shown in full where results are printed.
    var isShownInFull: Bool { status == .failed || status == .error }
}

extension Diagnostic {
    /// A warning in one line, with the instruction where there is one: `[FL4024] flash: a store to … is ignored`.
    package var brief: String {
        let place = notes.first { $0.label == "at" }?.text.prefix { $0 != "\n" }.split(separator: " ").joined(separator: " ")
        return "[\(code)] \(message)" + (place.map { " at \($0)" } ?? "")
    }
}

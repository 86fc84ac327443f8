internal import Diagnostics

/// The wording of what keeps a scenario from being recorded (FL3101 to FL3103).
extension Diagnostic {
    static func recordingNeedsOneCase(_ count: Int, path: String, at place: SourcePosition) -> Diagnostic {
        Diagnostic(
            .recordingNeedsOneCase,
            count == 0 ? "there is no scenario here to record" : "the scenario stands for \(count) cases, which may differ",
            at: SourceSpan(file: path, start: place, end: place), help: count == 0 ? nil : "write its 'expect' by hand")
    }

    static func recordingDoesNotEnd(path: String, at place: SourcePosition) -> Diagnostic {
        Diagnostic(
            .recordingDoesNotEnd, "the run takes one fault after the other", at: SourceSpan(file: path, start: place, end: place),
            help: "end it sooner, by 'until' or 'limits'")
    }

    static func cannotRecordInPlace(path: String, at place: SourcePosition) -> Diagnostic {
        Diagnostic(
            .cannotRecordInPlace, "the scenario or its 'expect' is an alias or merged from elsewhere",
            at: SourceSpan(file: path, start: place, end: place), help: "write 'expect' out in the scenario")
    }
}

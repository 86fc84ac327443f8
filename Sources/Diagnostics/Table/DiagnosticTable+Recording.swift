/// The codes of recording and of first scenarios, FL3101 to FL3199.
extension DiagnosticEntry {
    /// FL3101: not one case.
    package static let recordingNeedsOneCase = DiagnosticEntry(
        3101, "not one case to record",
        means: "`faultline record` writes what one run does. Here is no scenario, or one that stands for several cases.",
        remedy: "Name a scenario of one case, or write what the cases have in common by hand.")

    /// FL3102: a run that takes fault after fault.
    package static let recordingDoesNotEnd = DiagnosticEntry(
        3102, "a run that takes fault after fault",
        means: "Each fault of the run was named, and another one came after it, more often than is sensible to write down.",
        remedy: "End the run sooner: `until: { exception: … }`, or a limit.")

    /// FL3103: an expectation that is written elsewhere.
    package static let cannotRecordInPlace = DiagnosticEntry(
        3103, "an expectation that is written elsewhere",
        means: "The scenario or its `expect` is an alias (`*name`) or merged (`<<`): a change of it would change other scenarios too.",
        remedy: "Write `expect` out in the scenario, then record it.")
}

extension DiagnosticTable {
    /// 31xx, recording.
    static let recording: [DiagnosticEntry] = [.recordingNeedsOneCase, .recordingDoesNotEnd, .cannotRecordInPlace]
}

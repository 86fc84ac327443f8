/// The keys of an element of `checkpoints`.
enum CheckpointKey: String, VocabularyKey {
    case name, at, expect

    static let checkpoint = Vocabulary<Self>("a checkpoint")
    /// What can be checked in the middle of a run.
    static let checks = Vocabulary<ExpectKey>("a checkpoint's 'expect'", [.faults, .exceptions, .registers, .memory, .devices, .console])
    /// The heading of `checks` in the reference.
    static let checksHeading = "Checks so far"

    var row: KeyRow {
        switch self {
        case .name: KeyRow(.text, "What the checkpoint is called in the report.")
        case .at:
            KeyRow(
                .either([.choice(["start"]), .time(VirtualDuration.Unit.allCases), .mapping("Trigger")]), required: true,
                "When it is weighed: after the steps of the same moment. One that the run never reaches fails the scenario.")
        case .expect: KeyRow(.mapping(Self.checksHeading), required: true, "What is checked.")
        }
    }
}

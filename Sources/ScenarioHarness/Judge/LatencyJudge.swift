internal import ArmMProfile
internal import CortexM
internal import Diagnostics

/// Weighs the latency of each exception entry as it happens: every entry has to fit, and there has to be one.
struct LatencyJudge {
    private let checks: [CompiledLatency]
    /// How often each check's exception was entered.
    private var entries: [UInt64]
    /// The first entry that did not fit, by check.
    private var failures: [Diagnostic?]

    init(_ checks: [CompiledLatency]) {
        self.checks = checks
        entries = checks.map { _ in 0 }
        failures = checks.map { _ in nil }
    }

    /// An exception was entered.
    mutating func entered(_ entry: ExceptionEntry, _ machine: borrowing Machine, _ instructions: InstructionText) {
        for index in checks.indices where checks[index].exception.value == entry.exception {
            entries[index] += 1
            let cycles = UInt32(clamping: entry.latency)
            guard failures[index] == nil, !checks[index].value.value.matches(UInt64(cycles)) else { continue }
            failures[index] = .latencyDiffers(checks[index], entry, number: entries[index], instructions, machine)
        }
    }

    /// An exception was entered before a boot point that is shared. False when it did not fit: the failure tells of the machine as it
    /// was then.
    mutating func inherit(_ entry: ExceptionEntry, _ machine: borrowing Machine, _ instructions: InstructionText) -> Bool {
        entered(entry, machine, instructions)
        return failures.allSatisfy { $0 == nil }
    }

    /// What failed, once the run is over.
    func finish() -> [Diagnostic] {
        checks.indices.compactMap { index in
            entries[index] == 0 ? .latencyOfNothing(checks[index]) : failures[index]
        }
    }
}

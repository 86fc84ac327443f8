internal import CortexM
internal import Diagnostics

/// The wording of what a sweep came to (FL4031 to FL4034).
extension Diagnostic {
    static func sweepFailed(
        _ sweep: CompiledSweep, _ tally: SweepTally, _ point: SweepPoint, _ place: String, _ images: ImageSet
    ) -> Diagnostic {
        let how: String
        switch point.offsets.count {
        case 1: how = "\(point.offsets[0] ?? 0) instructions into the sweep, before \(place)"
        default:
            let parts = zip(["the first stimulus", "the second"], point.offsets).compactMap { name, offset in
                offset.map { "\(name) \($0) instructions into the sweep" }
            }
            how = parts.joined(separator: " and ") + (parts.count == 1 ? ", alone" : "")
        }
        return Diagnostic(
            .sweepFailed, "\(tally.failed) of \(tally.points) points of the sweep fail", at: sweep.span,
            notes: [
                Note("first", "point \(point): \(how)"),
                Note("points", tally.places.text(images).joined(separator: "\n")),
            ])
    }

    static func sweepUnreached(
        _ place: Located<CompiledTrigger>, _ end: RunEnd, _ scenario: CompiledScenario, _ instructions: InstructionText,
        _ machine: borrowing Machine
    ) -> Diagnostic {
        Diagnostic(
            .sweepUnreached, "without the sweep's stimulus the run ended with '\(end.text)' before \(place.value.text)", at: place.span,
            help: "name a place that this run comes to", notes: FailureNotes.place(instructions, machine))
    }

    static func sweepWithoutPoints(_ sweep: CompiledSweep) -> Diagnostic {
        Diagnostic(
            .sweepWithoutPoints, "the sweep has no points: no instruction is executed between its two places", at: sweep.to.span,
            help: "name a later place")
    }

    static func sweepTooLong(_ sweep: CompiledSweep, points: UInt64, length: UInt64) -> Diagnostic {
        let count = points == .max ? "far more" : "\(points)"
        let message = "the sweep has \(count) points, more than \(SweepRun.limit)"
        return Diagnostic(
            .sweepTooLong, message + ": \(length) instructions are executed between its places", at: sweep.span,
            help: "bring the two places closer together, or write at: { every: n }")
    }

    /// Of pairs, where the first stimulus makes the runs long.
    static func sweepTooLong(_ sweep: CompiledSweep) -> Diagnostic {
        Diagnostic(
            .sweepTooLong, "the sweep has far more than \(SweepRun.limit) points: a first stimulus makes the runs between its places long",
            at: sweep.span, help: "bring the two places closer together, or write at: { every: n }")
    }

    static func sweepUnmet(_ sweep: CompiledSweep) -> Diagnostic {
        Diagnostic(
            .injectionUnmet, "at no point of the sweep did an access meet the injected error", at: sweep.span,
            help: "correct the address, or let the run go on for longer")
    }
}

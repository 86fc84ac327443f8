/// What the points of a sweep have come to so far.
struct SweepTally {
    private(set) var points: UInt64 = 0
    private(set) var failed: UInt64 = 0
    private(set) var instructions: UInt64 = 0
    /// The first point that failed, and the instruction that its last stimulus came before.
    private(set) var firstFailure: (point: SweepPoint, address: UInt32)?
    private(set) var places = SweepPlaces()
    /// An error that the sweep injects was met at some point.
    var hasMet = false
    var isInterrupted = false
    /// The runs that a first stimulus has changed are so long that there are far more points than a sweep may have.
    var isTooLong = false
    /// No more points are to be run.
    var isOver: Bool { isInterrupted || isTooLong }

    mutating func add(_ point: SweepPoint, at address: UInt32, hasFailed: Bool, instructions: UInt64) {
        points += 1
        self.instructions = self.instructions.saturatingAdd(instructions)
        places.add(address, hasFailed: hasFailed)
        guard hasFailed else { return }
        failed += 1
        if firstFailure == nil { firstFailure = (point, address) }
    }

    /// As reports show it.
    func summary(_ failing: SweepPoint?, _ images: ImageSet) -> SweepSummary {
        SweepSummary(
            points: points, failed: failed, instructions: instructions, firstFailure: failing?.description, places: places.text(images))
    }
}

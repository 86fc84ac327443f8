/// What can end a run from outside: the cancellation flag and the guard in host time, looked at every so many instructions.
struct RunGuard {
    let cancellation: CancellationFlag
    let deadline: Double

    /// Instructions between two looks.
    static let interval: UInt64 = 100_000

    init(_ cancellation: CancellationFlag, wallSeconds: Double) {
        self.cancellation = cancellation
        deadline = HostClock.seconds + wallSeconds
    }

    var isCancelled: Bool { cancellation.isCancelled }
    var isLate: Bool { HostClock.seconds > deadline }
}

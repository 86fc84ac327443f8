internal import CortexM

/// The end of a boot that was gone through: where every scenario with the same boot can go on from.
struct BootPoint {
    /// What makes a boot the same, on one machine.
    struct Key: Hashable {
        var imageSet: Int
        var semihosting: CompiledSemihosting
        var until: CompiledTrigger
        /// Returns of exceptions are recorded.
        var recordsReturns: Bool
    }

    let key: Key
    let machine: MachineSnapshot
    let log: BootLog
    let arrival: ScenarioRunner.Arrival?
    let preempted: [ScenarioRunner.Arrival]
    let returns: [ExceptionReturnRecord]?
}

/// What happened in a boot and is judged for every scenario that shares it.
struct BootLog {
    enum Event {
        case entered(ExceptionEntry)
        case reset
    }

    /// A boot with more events is not shared.
    static let bound = 10_000

    private(set) var events: [Event] = []
    /// Nothing happened that is not among the events.
    private(set) var isWhole = true

    mutating func add(_ event: Event) {
        if events.count < Self.bound { events.append(event) } else { close() }
    }

    /// Something has happened that is no event of the log.
    mutating func close() { isWhole = false }
}

/// The boot points of one machine of a worker: a few of them, the one used longest ago making room.
final class BootPoints {
    private static let capacity = 4
    /// Bytes of memory that all of them may hold, but for one that is alone.
    private static let byteLimit = 64 << 20

    /// The one used last comes last.
    private var points: [BootPoint] = []

    /// The boot point of a boot that was gone through.
    func point(_ key: BootPoint.Key) -> BootPoint? {
        guard let index = points.lastIndex(where: { $0.key == key }) else { return nil }
        points.append(points.remove(at: index))
        return points.last
    }

    func keep(_ point: BootPoint) {
        points.removeAll { $0.key == point.key }
        points.append(point)
        while points.count > 1, points.count > Self.capacity || points.reduce(0, { $0 + $1.machine.byteCount }) > Self.byteLimit {
            points.removeFirst()
        }
    }
}

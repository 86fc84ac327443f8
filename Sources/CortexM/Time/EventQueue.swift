/// What happens at which cycle: the only source of the future. Ordered by cycle, then by the order of asking.
///
/// A machine has few events at a time, so a sorted array serves; the latest is first, so that taking the next one is a pop.
package struct EventQueue: Sendable {
    /// What is due.
    package enum Action: Sendable, Hashable {
        case sysTick
        /// A store that left through the write buffer is answered with an error.
        case storeError(LateStore)
        case device(index: Int, tag: UInt32)
        /// The reset that AIRCR.SYSRESETREQ asked for.
        case systemReset
    }

    private struct Entry {
        var cycle: UInt64
        var action: Action
    }

    private var entries: [Entry] = []

    /// The cycle of the next event, or `UInt64.max`.
    package private(set) var next: UInt64 = .max

    /// An empty queue.
    package init() { entries.reserveCapacity(16) }

    /// Adds an event. Events of one cycle happen in the order in which they were asked for.
    package mutating func schedule(at cycle: UInt64, _ action: Action) {
        var index = entries.count
        while index > 0, entries[index - 1].cycle <= cycle { index -= 1 }
        entries.insert(Entry(cycle: cycle, action: action), at: index)
        next = entries[entries.count - 1].cycle
    }

    /// Removes every event of this action.
    package mutating func cancel(_ action: Action) {
        entries.removeAll { $0.action == action }
        next = entries.last?.cycle ?? .max
    }

    /// Removes every event of a device.
    package mutating func cancelDevices() {
        entries.removeAll { if case .device = $0.action { true } else { false } }
        next = entries.last?.cycle ?? .max
    }

    /// How many stores are under way that will be answered with an error.
    package var storeErrors: Int { entries.count { $0.action.isStoreError } }

    /// Takes the next store that will be answered with an error, and the cycle of that.
    package mutating func popStoreError() -> (cycle: UInt64, action: Action)? {
        guard let index = entries.lastIndex(where: { $0.action.isStoreError }) else { return nil }
        let entry = entries.remove(at: index)
        next = entries.last?.cycle ?? .max
        return (entry.cycle, entry.action)
    }

    /// Removes all events.
    package mutating func removeAll() {
        entries.removeAll(keepingCapacity: true)
        next = .max
    }

    /// Takes the next event if it is due at `now`.
    package mutating func popDue(_ now: UInt64) -> Action? {
        guard next <= now, let entry = entries.popLast() else { return nil }
        next = entries.last?.cycle ?? .max
        return entry.action
    }
}

extension EventQueue.Action {
    fileprivate var isStoreError: Bool { if case .storeError = self { true } else { false } }
}

/// Data accesses that a run ends after, once the instruction or the exception entry that makes them is done: a test's interest,
/// which no firmware can see. Loads and stores count, stacking and unstacking too; fetches, vector reads, and what a debugger or a
/// scenario does, do not.
public struct AccessWatch: Sendable, Hashable {
    /// The addresses; an access that touches one of them is meant.
    public var range: ClosedRange<UInt32>
    /// Whether stores are meant, not loads.
    public var isWrite: Bool

    /// A watch on loads from these addresses, or on stores to them.
    public init(range: ClosedRange<UInt32>, isWrite: Bool) {
        self.range = range
        self.isWrite = isWrite
    }

    /// Whether an access is meant.
    public func covers(_ access: WatchpointHit) -> Bool {
        let last = access.address.addingReportingOverflow(UInt32(access.size.rawValue) - 1)
        return access.isWrite == isWrite && range.overlaps(access.address...(last.overflow ? .max : last.partialValue))
    }
}

extension Machine {
    /// Sets the accesses that runs end after; replaces all that were watched.
    public mutating func watchAccesses(_ watches: [AccessWatch]) {
        accessWatches = watches
        watchedAccesses.removeAll(keepingCapacity: true)
        updateDataWatched()
    }

    /// The watched accesses since the last call, in order. A run ends for the first of them only: take them before the next run.
    public mutating func takeAccesses() -> [WatchpointHit] {
        guard !watchedAccesses.isEmpty else { return [] }
        defer { watchedAccesses.removeAll(keepingCapacity: true) }
        return watchedAccesses
    }

    /// Notes an access that is watched, and ends the run after it. The parts of an unaligned access are one.
    mutating func noteAccess(_ access: WatchpointHit) {
        guard !splitsAccess, accessWatches.contains(where: { $0.covers(access) }) else { return }
        if watchedAccesses.isEmpty { requestStop(.accessed) }
        watchedAccesses.append(access)
        leavesRun = true
    }

    /// Notes an unaligned access whose parts have been made.
    mutating func noteSplitAccess(_ address: UInt32, size: AccessSize, value: UInt32, isWrite: Bool) {
        splitsAccess = false
        noteAccess(WatchpointHit(address: address, size: size, isWrite: isWrite, value: value, pc: instructionAddress))
    }

    /// Whether loads and stores may reach the memory of window `index` without a look at each.
    func mayBeFast(_ index: Int) -> Bool {
        if mpuActive || injectsErrors { return false }
        guard dataWatched else { return true }
        if watch.watchesData || flashPatch.remapsLiterals { return false }
        let first = memory.windows[index].base
        let last = first &+ UInt32(clamping: memory.windows[index].size - 1)
        return !accessWatches.contains { $0.range.overlaps(min(first, last)...max(first, last)) }
    }
}

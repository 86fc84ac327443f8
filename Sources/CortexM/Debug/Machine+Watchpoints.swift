extension Machine {
    /// Watches data accesses with a free comparator of the DWT. One that is there already stays.
    public mutating func setWatchpoint(_ watchpoint: Watchpoint) throws(DebugRefusal) {
        guard debug.isEnabled else { throw .notAttached }
        guard watchpoint.size.nonzeroBitCount == 1, watchpoint.size <= 1 << 15 else { throw .watchpointSize(watchpoint.size) }
        guard watchpoint.address & (watchpoint.size &- 1) == 0 else {
            throw .watchpointUnaligned(address: watchpoint.address, size: watchpoint.size)
        }
        try claimDataWatch(watchpoint)
    }

    /// Takes away a watchpoint; false when it was not set.
    public mutating func removeWatchpoint(_ watchpoint: Watchpoint) -> Bool { releaseDataWatch(watchpoint) }

    /// How many watchpoints the core can hold.
    public var watchpointLimit: Int { configuration.core.debug.watchComparators }
}

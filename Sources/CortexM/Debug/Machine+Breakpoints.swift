extension Machine {
    /// Sets a breakpoint before the instruction at an address; bit 0 of it does not count. One that is there already stays.
    public mutating func setBreakpoint(at address: UInt32, _ kind: BreakpointKind = .hardware) throws(DebugRefusal) {
        guard debug.isEnabled else { throw .notAttached }
        switch kind {
        case .hardware: try setHardwareBreakpoint(address & ~1)
        case .software: try setSoftwareBreakpoint(address & ~1)
        }
    }

    /// Takes away the breakpoint at an address, of whichever kind; false when there is none.
    public mutating func removeBreakpoint(at address: UInt32) -> Bool {
        let removedHardware = removeHardwareBreakpoint(address & ~1)
        let removedSoftware = removeSoftwareBreakpoint(address & ~1)
        return removedHardware || removedSoftware
    }

    /// How many hardware breakpoints the core can hold.
    public var hardwareBreakpointLimit: Int { configuration.core.debug.codeComparators }

    private mutating func setSoftwareBreakpoint(_ address: UInt32) throws(DebugRefusal) {
        if debug.software.contains(where: { $0.address == address }) { return }
        guard let region = region(containing: address), let original = peek(address, size: .halfword) else {
            throw .noMemory(address: address)
        }
        guard isWritable(address) else { throw .readOnlyMemory(address: address, region: region.name) }
        guard poke(address, size: .halfword, SoftwareBreakpoint.instruction) else { throw .noMemory(address: address) }
        debug.software.append(SoftwareBreakpoint(address: address, original: UInt16(truncatingIfNeeded: original)))
    }

    private mutating func removeSoftwareBreakpoint(_ address: UInt32) -> Bool {
        guard let index = debug.software.firstIndex(where: { $0.address == address }) else { return false }
        let breakpoint = debug.software.remove(at: index)
        // What the firmware has stored over it meanwhile stays.
        if peek(address, size: .halfword) == SoftwareBreakpoint.instruction {
            _ = poke(address, size: .halfword, UInt32(breakpoint.original))
        }
        return true
    }

    /// Takes away everything that a debugger sets: all comparators, and breakpoints in memory.
    mutating func clearComparators() {
        while let breakpoint = debug.software.last { _ = removeSoftwareBreakpoint(breakpoint.address) }
        clearFlashPatch()
        clearDataWatch()
    }
}

import ArmMProfile

/// FP_CTRL, FP_REMAP and FP_COMPn, 0xE0002000 to 0xE0002024 (DDI 0403 C1.11.2), and what their comparators do.
extension Machine {
    /// The constant of a BKPT that stands for a comparator's match: no instruction has it.
    static var comparatorBreakpoint: UInt32 { 0x100 }

    func flashPatchRegister(_ offset: UInt32) -> UInt32? {
        let features = configuration.core.debug
        let code = UInt32(truncatingIfNeeded: features.codeComparators)
        let literal = UInt32(truncatingIfNeeded: features.literalComparators)
        switch offset {
        case 0x000:
            return (flashPatch.isEnabled ? 1 : 0) | (code & 0xF) << 4 | literal << 8 | (code >> 4) << 12
                | features.breakpointRevision << 28
        case 0x004: return features.canRemap ? 1 << 29 | flashPatch.remap : 0
        case 0x008..<0x028: return comparatorIndex(offset).map { flashPatch.comparators[$0] }
        default: return nil
        }
    }

    /// FP_CTRL has a key, which a debugger that sets the register as a whole need not give.
    mutating func setFlashPatchRegister(_ offset: UInt32, _ value: UInt32, by access: DebugAccess) {
        let features = configuration.core.debug
        switch offset {
        case 0x000 where value & 2 != 0 || access == .poke: changeFlashPatch { $0.isEnabled = value & 1 != 0 }
        case 0x004 where features.canRemap: changeFlashPatch { $0.remap = value & 0x1FFF_FFE0 }
        case 0x008..<0x028:
            guard let index = comparatorIndex(offset) else { return }
            let isLiteral = features.literalIndices.contains(index)
            let writable: UInt32 = features.breakpointRevision > 0 ? .max : isLiteral ? 0x1FFF_FFFD : 0xDFFF_FFFD
            changeFlashPatch { $0.comparators[index] = value & writable }
        default: break
        }
    }

    private func comparatorIndex(_ offset: UInt32) -> Int? {
        let index = Int(offset &- 8) >> 2
        let features = configuration.core.debug
        return index < features.codeComparators &+ features.literalComparators ? index : nil
    }

    /// Changes the unit, and drops what was decoded where it looked before and where it looks now.
    private mutating func changeFlashPatch(_ change: (inout FlashPatch) -> Void) {
        dropPatchedCode()
        change(&flashPatch)
        flashPatch.refresh(configuration.core.debug)
        dropPatchedCode()
        updateDataWatched()
    }

    private mutating func dropPatchedCode() {
        guard flashPatch.isActive else { return }
        let isWord = configuration.core.debug.breakpointRevision == 0
        for index in 0..<configuration.core.debug.codeComparators where flashPatch.comparators[index] & 1 != 0 {
            let address = flashPatch.comparators[index] & (isWord ? 0x1FFF_FFFC : ~1)
            memory.dropCode(at: address)
            if isWord { memory.dropCode(at: address | 2) }
        }
    }

    /// The unit as it is after power-on.
    mutating func clearFlashPatch() { changeFlashPatch { $0 = FlashPatch() } }

    // MARK: Breakpoints

    mutating func setHardwareBreakpoint(_ address: UInt32) throws(DebugRefusal) {
        let features = configuration.core.debug
        if flashPatch.breaks(at: address, features) { return }
        guard features.breakpointRevision > 0 || address >> 29 == 0 else { throw .beyondCodeRegion(address: address) }
        guard let free = (0..<features.codeComparators).first(where: { flashPatch.comparators[$0] & 1 == 0 }) else {
            throw .noFreeBreakpoint(address: address, comparators: features.codeComparators)
        }
        let comparator = breakpointComparator(address)
        changeFlashPatch { unit in
            unit.isEnabled = true
            unit.comparators[free] = comparator
        }
    }

    mutating func removeHardwareBreakpoint(_ address: UInt32) -> Bool {
        let comparator = breakpointComparator(address)
        let count = configuration.core.debug.codeComparators
        guard let index = (0..<count).first(where: { flashPatch.comparators[$0] == comparator }) else { return false }
        changeFlashPatch { $0.comparators[index] = 0 }
        return true
    }

    /// FP_COMPn for a breakpoint at one instruction, as a debug server writes it.
    private func breakpointComparator(_ address: UInt32) -> UInt32 {
        if configuration.core.debug.breakpointRevision > 0 { return address | 1 }
        return address & 0x1FFF_FFFC | (address & 2 == 0 ? 0x4000_0000 : 0x8000_0000) | 1
    }
}

import ArmMProfile

extension Machine {
    /// `MemA_with_priv[]` (DDI 0403 B2.3.4) for a load: aligned, checked by the MPU and the default map, answered by memory,
    /// a device or the private peripheral bus.
    package mutating func read(_ address: UInt32, size: AccessSize, privileged: Bool) throws(Fault) -> UInt32 {
        let value = try readUnwatched(address, size: size, privileged: privileged)
        if dataWatched { watchAccess(address, size: size, value: value, isWrite: false) }
        return value
    }

    private mutating func readUnwatched(_ address: UInt32, size: AccessSize, privileged: Bool) throws(Fault) -> UInt32 {
        if address >> 20 == 0xE00 {
            leavesRun = true
            return try readPrivatePeripheralBus(address, size: size, privileged: privileged)
        }
        if mpuActive, !permits(address, .read, privileged: privileged) { throw Fault(.daccviol, address: address) }
        if dataWatched, let place = flashPatch.literalReplacement(of: address, configuration.core.debug) {
            return try busRead(place, size: size)
        }
        return try busRead(address, size: size)
    }

    /// `MemA_with_priv[]` for a store.
    package mutating func write(_ address: UInt32, size: AccessSize, value: UInt32, privileged: Bool) throws(Fault) {
        try writeUnwatched(address, size: size, value: value, privileged: privileged)
        if dataWatched { watchAccess(address, size: size, value: value, isWrite: true) }
    }

    private mutating func writeUnwatched(
        _ address: UInt32, size: AccessSize, value: UInt32, privileged: Bool
    ) throws(Fault) {
        if address >> 20 == 0xE00 {
            leavesRun = true
            return try writePrivatePeripheralBus(address, size: size, value: value, privileged: privileged)
        }
        if mpuActive, !permits(address, .write, privileged: privileged) { throw Fault(.daccviol, address: address) }
        try busWrite(address, size: size, value: value)
    }

    /// A word of the vector table: a privileged read through the default memory map, which the MPU never faults
    /// (AccType_VECTABLE).
    package mutating func readVector(_ address: UInt32) throws(Fault) -> UInt32 {
        try busRead(address & ~3, size: .word)
    }

    /// `MemU_with_priv[]` for a load: any alignment that the core and CCR.UNALIGN_TRP allow.
    mutating func readUnaligned(_ address: UInt32, size: AccessSize, privileged: Bool) throws(Fault) -> UInt32 {
        do {
            if address & (UInt32(size.rawValue) - 1) == 0 { return try read(address, size: size, privileged: privileged) }
            try checkUnaligned(address, size: size, .read, privileged: privileged)
            splitsAccess = true
            defer { splitsAccess = false }
            var value: UInt32 = 0
            var done: UInt32 = 0
            while done < UInt32(size.rawValue) {
                let part = Self.alignedPart(address &+ done, left: UInt32(size.rawValue) - done)
                value |= try read(address &+ done, size: part, privileged: privileged) << (8 * done)
                if done > 0 { cycles &+= timing.split }
                done += UInt32(part.rawValue)
            }
            if !accessWatches.isEmpty { noteSplitAccess(address, size: size, value: value, isWrite: false) }
            return value
        } catch {
            try ignoreOrThrow(error, requested: address)
            return 0
        }
    }

    /// `MemU_with_priv[]` for a store.
    mutating func writeUnaligned(
        _ address: UInt32, size: AccessSize, value: UInt32, privileged: Bool
    ) throws(Fault) {
        do {
            if address & (UInt32(size.rawValue) - 1) == 0 {
                return try writeBuffered(address, size: size, value: value, privileged: privileged)
            }
            try checkUnaligned(address, size: size, .write, privileged: privileged)
            splitsAccess = true
            defer { splitsAccess = false }
            var done: UInt32 = 0
            while done < UInt32(size.rawValue) {
                let part = Self.alignedPart(address &+ done, left: UInt32(size.rawValue) - done)
                let mask: UInt32 = part == .byte ? 0xFF : 0xFFFF
                try writeBuffered(address &+ done, size: part, value: value >> (8 * done) & mask, privileged: privileged)
                if done > 0 { cycles &+= timing.split }
                done += UInt32(part.rawValue)
            }
            if !accessWatches.isEmpty { noteSplitAccess(address, size: size, value: value, isWrite: true) }
        } catch {
            try ignoreOrThrow(error, requested: address)
        }
    }

    /// A store whose bus error may come back late.
    private mutating func writeBuffered(
        _ address: UInt32, size: AccessSize, value: UInt32, privileged: Bool
    ) throws(Fault) {
        do throws(Fault) {
            try write(address, size: size, value: value, privileged: privileged)
        } catch {
            guard error.kind == .preciserr, buffersStores(to: address) else { throw error }
            bufferFailingStore(to: address)
        }
    }

    /// A store that waits for its answer (STREX and kind); aligned.
    mutating func writeUnbuffered(_ address: UInt32, size: AccessSize, value: UInt32) throws(Fault) {
        do throws(Fault) {
            try write(address, size: size, value: value, privileged: state.isPrivileged)
        } catch {
            try ignoreOrThrow(error, requested: address)
        }
    }

    /// The first of the aligned transactions that an unaligned access is split into (M3 and M4 do so on the bus).
    private static func alignedPart(_ address: UInt32, left: UInt32) -> AccessSize {
        if address & 1 == 0, left >= 2 { return .halfword }
        return .byte
    }

    /// Faults an unaligned access that the core does not do, or, unless it is split first, a part of which the MPU forbids.
    private mutating func checkUnaligned(
        _ address: UInt32, size: AccessSize, _ access: MemoryAccess, privileged: Bool
    ) throws(Fault) {
        if faultsUnaligned { throw Fault(.unaligned) }
        if address >> 20 == 0xE00 {
            noteUnpredictable(.unalignedPeripheralBus)
            throw Fault(.unaligned)
        }
        if memoryType(of: address) != .normal {
            if configuration.core.deviceUnalignedFaults { throw Fault(.unaligned) }
            noteUnpredictable(.unalignedDevice)
        }
        if isBitBandAlias(address) { noteUnpredictable(.bitBandAlias) }
        guard mpuActive, !configuration.core.memorySystem.splitsBeforeProtection else { return }
        for offset in 0..<UInt32(size.rawValue) {
            let part = address &+ offset
            if part >> 20 != 0xE00, !permits(part, access, privileged: privileged) { throw Fault(.daccviol, address: part) }
        }
    }

    /// Rethrows a fault of a data access, unless it is a bus error that CCR.BFHFNMIGN lets pass. BFAR gets the address that
    /// the instruction asked for, whichever part failed.
    private mutating func ignoreOrThrow(_ fault: Fault, requested address: UInt32) throws(Fault) {
        guard fault.kind == .preciserr else { throw fault }
        if ignoresBusError(at: address) { return }
        throw Fault(.preciserr, address: address)
    }

    /// Whether the core faults every unaligned access, or is set to.
    var faultsUnaligned: Bool { trapsUnaligned || configuration.core.architecture == .armv6M }
}

import ArmMProfile

/// Accesses to memory that a device answers: stores to flash, windows that are closed, guarded words.
extension Machine {
    /// A load or fetch from window `index` that its device answers; a bus error when there is none.
    @inline(never)
    mutating func loadFromController(_ index: Int, _ address: UInt32, size: AccessSize, isFetch: Bool) throws(Fault) -> UInt32 {
        leavesRun = true
        let kind = isFetch ? Fault.Kind.ibuserr : .preciserr
        guard let access = memory.controlledAccess(index, address) else { throw Fault(kind, address: address) }
        let device = access.controller.device
        var context = beginDeviceAccess(device)
        let value = devices.slots[device].device.loadFromMemory(
            access.controller.role, at: access.offset, size: size, isFetch: isFetch, &context)
        let failed = context.busError
        endDeviceAccess(device, context)
        if failed { throw Fault(kind, address: address) }
        return size == .word ? value : value & (1 << (8 * UInt32(size.rawValue)) &- 1)
    }

    /// A store to window `index` that its memory does not do. `faults` says whether it is a bus error when no device takes it.
    @inline(never)
    mutating func storeToController(
        _ index: Int, _ address: UInt32, size: AccessSize, value: UInt32, faults: Bool
    ) throws(Fault) {
        var failed = faults
        if let access = memory.controlledAccess(index, address) {
            leavesRun = true
            let device = access.controller.device
            let lanes: UInt32 = size == .word ? .max : 1 << (8 * UInt32(size.rawValue)) &- 1
            var context = beginDeviceAccess(device)
            devices.slots[device].device.storeToMemory(
                access.controller.role, at: access.offset, size: size, value: value & lanes, &context)
            failed = context.busError || (context.leavesToRegion && faults)
            endDeviceAccess(device, context)
        }
        if failed {
            leavesRun = true
            throw Fault(.preciserr, address: address)
        }
    }

    /// Whether a fault is that of a fetch which a device answers in place of memory; gives the window.
    func controlledFetch(_ fault: Fault) -> Int? {
        let address = fault.address
        guard fault.kind == .ibuserr, let index = memory.window(covering: address),
            memory.windows[index].isExecutable, !memory.windows[index].contains(address) || memory.isGuarded(index, address, 2)
        else { return nil }
        return memory.controlledAccess(index, address) == nil ? nil : index
    }

    /// `fetch(_:passingBreakpoint:)`, of devices too. Nothing of it is kept: the next fetch comes to the device again.
    mutating func fetchInPlace(_ address: UInt32, passingBreakpoint: Bool) throws(Fault) -> Instruction {
        do throws(Fault) {
            return try fetch(address, passingBreakpoint: passingBreakpoint)
        } catch {
            guard controlledFetch(error) != nil else { throw error }
            return try fetchFromController(address)
        }
    }

    private mutating func fetchFromController(_ address: UInt32) throws(Fault) -> Instruction {
        let first = try controlledHalfword(address)
        if flashPatch.breaks(at: address, configuration.core.debug) {
            return Instruction(.bkpt, immediate: Self.comparatorBreakpoint, row: 0)
        }
        let second = Decoder.is32Bit(first) ? try controlledHalfword(address &+ 2) : 0
        var instruction = decoder.decode(first, second)
        setCycles(&instruction, at: address)
        instruction.row = 0
        return instruction
    }

    private mutating func controlledHalfword(_ address: UInt32) throws(Fault) -> UInt16 {
        do throws(Fault) {
            return try fetchHalfword(address)
        } catch {
            guard let index = controlledFetch(error) else { throw error }
            return UInt16(truncatingIfNeeded: try loadFromController(index, address, size: .halfword, isFetch: true))
        }
    }
}

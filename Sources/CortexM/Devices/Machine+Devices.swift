extension Machine {
    /// A load from the device at `address`; `nil` when there is none.
    package mutating func readDevice(_ address: UInt32, size: AccessSize) throws(Fault) -> UInt32? {
        guard let index = devices.index(containing: address) else { return nil }
        var context = beginDeviceAccess(index)
        takeSingleCycle(index)
        let value = devices.slots[index].device.read(address &- devices.slots[index].base, size: size, &context)
        let failed = context.busError
        devices.lastAccess = DeviceAccess(address: address, value: value, isStore: false, cycle: cycles)
        if let offset = context.unmodelled { noteUnmodelled(offset, of: index, isStore: false) }
        endDeviceAccess(index, context)
        if failed { throw Fault(.preciserr, address: address) }
        return value
    }

    /// A store to the device at `address`; false when there is none. One of a debugger is not the firmware's.
    package mutating func writeDevice(
        _ address: UInt32, size: AccessSize, value: UInt32, isDebugger: Bool = false
    ) throws(Fault) -> Bool {
        guard let index = devices.index(containing: address) else { return false }
        var context = beginDeviceAccess(index)
        takeSingleCycle(index)
        devices.slots[index].device.write(
            address &- devices.slots[index].base, size: size, value: value, &context)
        let failed = context.busError
        if !isDebugger { devices.lastAccess = DeviceAccess(address: address, value: value, isStore: true, cycle: cycles) }
        if let offset = context.unmodelled, !isDebugger { noteUnmodelled(offset, of: index, isStore: true) }
        endDeviceAccess(index, context)
        if failed { throw Fault(.preciserr, address: address) }
        return true
    }

    /// A load or store of a device on the single-cycle port takes one cycle.
    private mutating func takeSingleCycle(_ index: Int) {
        if devices.slots[index].isSingleCycle, instructionCycles == timing.table.load { instructionCycles = 1 }
    }

    /// A device's register as a debugger reads it, when it can be read without side effects.
    package func peekDevice(_ address: UInt32, size: AccessSize) -> UInt32? {
        guard let index = devices.index(containing: address) else { return nil }
        let slot = devices.slots[index]
        let context = DeviceContext(
            now: cycles, clockHz: configuration.clockHz, interruptLevels: slot.interruptLevels, console: Console(limit: 0),
            memory: memory.deviceMemory(index))
        return slot.device.peek(address &- slot.base, size: size, context)
    }

    /// The event that device `index` scheduled is due.
    package mutating func deviceEvent(_ index: Int, tag: UInt32) {
        guard devices.slots.indices.contains(index) else { return }
        var context = beginDeviceAccess(index)
        devices.slots[index].device.event(tag, &context)
        endDeviceAccess(index, context)
    }

    /// Bytes for device `index` from outside. False when it has no input, or cannot use them.
    package mutating func deliver(_ bytes: [UInt8], toDevice index: Int) -> Bool {
        guard devices.slots.indices.contains(index) else { return false }
        var context = beginDeviceAccess(index)
        let accepted = devices.slots[index].device.receive(bytes, &context)
        endDeviceAccess(index, context)
        return accepted
    }

    /// The devices' part of a reset that `cause` made: registers, outputs and timers; a power-on reset empties the consoles too.
    package mutating func resetDevices(_ kind: ResetKind, _ cause: ResetCause) {
        events.cancelDevices()
        memory.resetWindows()
        for index in devices.slots.indices where devices.slots[index].isTouched {
            let changed = devices.reset(index, kind)
            setInterruptLines(of: index, changed: changed)
        }
        if kind == .powerOn {
            semihostingState.reset()
            devices.lastAccess = nil
        }
        devices.requestedReset = nil
        announceReset(cause)
    }

    /// The context of an access. The console moves into it, so that printing copies nothing.
    mutating func beginDeviceAccess(_ index: Int) -> DeviceContext {
        devices.slots[index].isTouched = true
        var console = Console(limit: 0)
        swap(&console, &devices.slots[index].console)
        return DeviceContext(
            now: cycles, clockHz: configuration.clockHz, interruptLevels: devices.slots[index].interruptLevels,
            console: console, memory: memory.deviceMemory(index))
    }

    /// Carries out what the device asked for.
    mutating func endDeviceAccess(_ index: Int, _ context: consuming DeviceContext) {
        devices.slots[index].console = context.console
        notePrints()
        for request in context.timers {
            switch request {
            case .start(let tag, let after):
                let action = EventQueue.Action.device(index: index, tag: tag)
                let (cycle, overflow) = cycles.addingReportingOverflow(after)
                events.cancel(action)
                if !overflow { events.schedule(at: cycle, action) }
            case .stop(let tag):
                events.cancel(.device(index: index, tag: tag))
            }
        }
        let changed = devices.slots[index].interruptLevels ^ context.interruptLevels
        if changed != 0 {
            devices.slots[index].interruptLevels = context.interruptLevels
            setInterruptLines(of: index, changed: changed)
        }
        if context.sendsEvent { sendEvent() }
        if context.requestsReset {
            control.resetRequest = .system
            devices.requestedReset = context.resetCause
            updateAttention()
        }
        if !context.signals.isEmpty { deliver(context.signals, from: index) }
        cycles = cycles.addingReportingOverflow(context.stalledCycles).overflow ? .max : cycles &+ context.stalledCycles
        if !context.memory.requests.isEmpty { memory.carryOut(context.memory.requests) }
        if !context.warnings.isEmpty { noteWarnings(context.warnings, of: index) }
    }

    /// Tells the interrupt controller the level of the lines behind the outputs in `changed`.
    private mutating func setInterruptLines(of index: Int, changed: UInt32) {
        guard changed != 0 else { return }
        let lines = devices.slots[index].interrupts
        for output in lines.indices.prefix(32) where changed >> UInt32(output) & 1 != 0 {
            setInterruptLevel(lines[output], devices.drives(lines[output]))
        }
    }
}

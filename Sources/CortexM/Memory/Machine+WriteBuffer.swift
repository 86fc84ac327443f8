import ArmMProfile

/// Stores that leave through the write buffer (DDI 0403 B1.5.14, IMPRECISERR; the cores' manuals on the buffer). Only a store that
/// the bus answers with an error is ever looked at: one that succeeds is done at once.
extension Machine {
    /// Whether a store to `address` leaves through the write buffer, so that a bus error comes back imprecise: Normal and Device
    /// memory on the cores that have a buffer, unless ACTLR.DISDEFWBUF is set (M3, M4). Strongly-ordered memory, the private
    /// peripheral bus among it, waits for its answer.
    package func buffersStores(to address: UInt32) -> Bool {
        guard configuration.core.memorySystem.writeBuffer != nil, address >> 20 != 0xE00 else { return false }
        if configuration.core.timing != .cortexM7, control.actlr & ACTLR.disdefwbuf != 0 { return false }
        return memoryType(of: address) != .stronglyOrdered
    }

    /// Sends a store on its way whose bus will answer with an error, behind those that are under way: of a full buffer the
    /// instruction waits for the first.
    mutating func bufferFailingStore(to address: UInt32) {
        guard let buffer = configuration.core.memorySystem.writeBuffer else { return }
        if events.storeErrors >= buffer.entries { completeFirstStore() }
        leavesRun = true
        let store = LateStore(instruction: instructionAddress, address: address, instructions: instructions)
        events.schedule(at: cycles &+ UInt64(instructionCycles) &+ buffer.delay, .storeError(store))
    }

    /// DSB: waits until every store is done.
    mutating func drainWriteBuffer() {
        while completeFirstStore() {}
    }

    /// Waits for the first store under way that ends in an error; false when there is none.
    @discardableResult
    private mutating func completeFirstStore() -> Bool {
        guard let (cycle, action) = events.popStoreError(), case .storeError(let store) = action else { return false }
        if cycles < cycle { cycles = cycle }
        raiseImpreciseBusFault(store)
        return true
    }

    /// Pends a BusFault for a store whose error came back after its instruction was over: IMPRECISERR, without an address.
    /// It waits for a priority that allows it, and becomes HardFault only when BusFault is disabled.
    package mutating func raiseImpreciseBusFault(_ store: LateStore) {
        leavesRun = true
        let number = isArmv7M && exceptions.enabled[.busFault] ? 5 : 3
        if exceptions.lateStore == nil || !exceptions.pending[number] { exceptions.lateStore = store }
        if !isArmv7M {
            setPending(3)
        } else {
            control.cfsr |= CFSR.impreciserr
            if configuration.core.timing == .cortexM7 { control.abfsr |= busOrigin(of: store.address) }
            if exceptions.enabled[.busFault] {
                setPending(5)
            } else {
                control.hfsr |= HFSR.forced
                exceptions.hardFaultStandsForBusFault = true
                setPending(3)
            }
        }
        updateAttention()
    }

    /// ABFSR's bits for an error at `address` (DDI 0489): everything stands on the AXI master here, which decodes no slave where
    /// nothing is, and gets an error from a slave that refuses.
    private func busOrigin(of address: UInt32) -> UInt32 {
        ABFSR.axim | (memory.window(covering: address) == nil ? ABFSR.decodeError : ABFSR.slaveError)
    }
}

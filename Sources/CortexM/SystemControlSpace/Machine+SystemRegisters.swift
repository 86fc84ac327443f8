extension Machine {
    /// MRS of special register `sysm` (DDI 0403 B5.2.2).
    package func specialRegister(_ sysm: UInt32) -> UInt32 { 0 }

    /// MSR of special register `sysm`; `mask` is the instruction's mask field (B5.2.3).
    package mutating func setSpecialRegister(_ sysm: UInt32, mask: UInt32, _ value: UInt32) {}

    /// CPS (B5.2.1), with the instruction's im, I and F bits as in `Operation.cps`.
    package mutating func changeProcessorState(_ bits: UInt32) {}

    /// A load from the private peripheral bus, 0xE0000000 to 0xE00FFFFF.
    package mutating func readPrivatePeripheralBus(
        _ address: UInt32, size: AccessSize, privileged: Bool
    ) throws(Fault) -> UInt32 { 0 }

    /// A store to the private peripheral bus.
    package mutating func writePrivatePeripheralBus(
        _ address: UInt32, size: AccessSize, value: UInt32, privileged: Bool
    ) throws(Fault) {}

    /// A register of the private peripheral bus as a debugger reads it: no side effects, privileged; `nil` where there is none.
    package func peekPrivatePeripheralBus(_ address: UInt32, size: AccessSize) -> UInt32? { nil }

    /// Sets a register of the private peripheral bus as a debugger does: a privileged store, but write-one-to-clear status
    /// registers take the value.
    package mutating func pokePrivatePeripheralBus(_ address: UInt32, size: AccessSize, value: UInt32) -> Bool { false }

    /// The event that SysTick scheduled is due.
    package mutating func sysTickEvent() {}
}

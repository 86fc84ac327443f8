extension Machine {
    /// A load from the device at `address`; `nil` when there is none.
    package mutating func readDevice(_ address: UInt32, size: AccessSize) throws(Fault) -> UInt32? { nil }

    /// A store to the device at `address`; false when there is none.
    package mutating func writeDevice(_ address: UInt32, size: AccessSize, value: UInt32) throws(Fault) -> Bool { false }

    /// A device's register as a debugger reads it, when it can be read without side effects.
    package func peekDevice(_ address: UInt32, size: AccessSize) -> UInt32? { nil }

    /// The event that device `index` scheduled is due.
    package mutating func deviceEvent(_ index: Int, tag: UInt32) {}

    /// BKPT 0xAB was executed: answers the call in R0 and R1. The program counter is already after it. False when semihosting
    /// is off, and the instruction is a breakpoint like any other.
    package mutating func semihostingCall() -> Bool { false }
}

extension Machine {
    /// `MemA_with_priv[]` (DDI 0403 B2.3.4) for a load: aligned, checked by the MPU and the default map, answered by memory,
    /// a device or the private peripheral bus.
    package mutating func read(_ address: UInt32, size: AccessSize, privileged: Bool) throws(Fault) -> UInt32 { 0 }

    /// `MemA_with_priv[]` for a store.
    package mutating func write(_ address: UInt32, size: AccessSize, value: UInt32, privileged: Bool) throws(Fault) {}

    /// A word of the vector table: a privileged read through the default memory map, which the MPU never faults
    /// (AccType_VECTABLE).
    package mutating func readVector(_ address: UInt32) throws(Fault) -> UInt32 { 0 }
}

/// The debug port's accesses to memory and registers, as silicon answers them: privileged, past the MPU, whether the processor is
/// halted or not, and with the side effects that reads and writes have. `peek` and `poke` have none, and need no keys.
extension Machine {
    /// What the port reads at an address, aligned to its size; `nil` where the bus answers with an error. Reading DHCSR clears its
    /// sticky bits, reading DWT_FUNCTIONn clears MATCHED; COUNTFLAG of SYST_CSR stays.
    public mutating func debugPortRead(_ address: UInt32, size: AccessSize = .word) -> UInt32? {
        guard address & UInt32(size.rawValue &- 1) == 0 else { return nil }
        if address >> 20 == 0xE00 { return readDebugPort(address, size: size) }
        return try? busRead(address, size: size)
    }

    /// Writes at an address, aligned to its size; false where the bus answers with an error. Registers have their keys and bits
    /// that a one clears; flash is as read-only as to the core.
    public mutating func debugPortWrite(_ address: UInt32, size: AccessSize = .word, _ value: UInt32) -> Bool {
        guard address & UInt32(size.rawValue &- 1) == 0 else { return false }
        defer { updateAttention() }
        if address >> 20 == 0xE00 { return writeDebugPort(address, size: size, value: value) }
        do throws(Fault) {
            try busWrite(address, size: size, value: value)
            return true
        } catch {
            return false
        }
    }
}

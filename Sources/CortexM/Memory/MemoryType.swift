/// The types of memory (DDI 0403 A3.5.2): what the processor may do to an access on its way.
package enum MemoryType: UInt8, Sendable, Hashable {
    /// Reads and writes may be repeated, merged and unaligned.
    case normal
    /// Each access counts, and a write may be buffered.
    case device
    /// Each access counts, in order, and a write waits for its answer.
    case stronglyOrdered
}

extension Machine {
    /// The type of the memory at an address: by its MPU region, else by the default memory map.
    package func memoryType(of address: UInt32) -> MemoryType {
        if address >> 20 == 0xE00 { return .stronglyOrdered }
        guard mpuActive, mpu.appliesAtNegativePriority || !hasNegativePriority,
            let attributes = mpu.attributes(of: address, smallest: isArmv7M ? 5 : 8)
        else {
            return Self.defaultMapIsDevice(address) ? .device : .normal
        }
        // TEX, C and B (DDI 0403 B3.5.9).
        return switch (attributes >> 19 & 7, attributes >> 16 & 3) {
        case (0, 0): .stronglyOrdered
        case (0, 1), (2, 0): .device
        default: .normal
        }
    }

    /// The default memory map's Device and Strongly-ordered parts (DDI 0403 B3.1).
    static func defaultMapIsDevice(_ address: UInt32) -> Bool { 0b1110_0100 >> (address >> 29) & 1 == 1 }

    /// The default memory map's execute-never parts: the same as its Device and Strongly-ordered ones.
    static func defaultMapIsExecuteNever(_ address: UInt32) -> Bool { 0b1110_0100 >> (address >> 29) & 1 == 1 }
}

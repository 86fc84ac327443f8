/// A buffer of EasyDMA (nRF52833 Product Specification, "EasyDMA") in the data RAM, by its offset there, and how far it has come.
package struct NordicBuffer: Sendable, Hashable {
    /// Where the data RAM is, which is all that EasyDMA reaches. It is memory 0 of the device.
    private static let ram: UInt32 = 0x2000_0000
    private static let role = 0

    package let offset: UInt32
    package let count: UInt32
    package private(set) var done: UInt32 = 0

    /// A buffer at an address, if all of it is in the data RAM; one of no bytes may be anywhere.
    package init?(at address: UInt32, count: UInt32, _ memory: DeviceMemory) {
        let (offset, isBelow) = address.subtractingReportingOverflow(Self.ram)
        guard count == 0 || !isBelow && UInt64(offset) + UInt64(count) <= UInt64(memory.count(Self.role)) else { return nil }
        self.offset = offset
        self.count = count
    }

    package var isDone: Bool { done == count }

    /// The next byte; none behind the end.
    package mutating func take(_ memory: DeviceMemory) -> UInt8? {
        guard !isDone else { return nil }
        defer { done += 1 }
        return memory.byte(Self.role, at: offset + done)
    }

    /// Fills the next byte; behind the end it is lost.
    package mutating func put(_ byte: UInt8, _ memory: inout DeviceMemory) {
        guard !isDone else { return }
        memory.set(Self.role, at: offset + done, byte: byte)
        done += 1
    }
}

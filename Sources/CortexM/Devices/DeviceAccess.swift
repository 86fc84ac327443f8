/// The firmware's last access to a device: of firmware that waits, it tells for what.
package struct DeviceAccess: Sendable, Hashable {
    package let address: UInt32
    /// As loaded or stored.
    package let value: UInt32
    package let isStore: Bool
    /// When it was made.
    package let cycle: UInt64
}

extension Machine {
    /// The device at an address and the name of its register, where it has one: `quadspi SR`.
    package func deviceRegister(at address: UInt32) -> String? {
        guard let index = devices.index(containing: address) else { return nil }
        let slot = devices.slots[index]
        let table = (slot.device as? any RegisterDevice)?.registers.table
        return ([slot.name] + [table?.row(at: (address &- slot.base) & ~3)?.name].compactMap { $0 }).joined(separator: " ")
    }
}

internal import CortexM

/// Questions about a machine's memory before there is a machine.
enum MemoryMap {
    /// The first of `count` addresses from `address` that is in no region; nil when all are.
    static func firstMissing(_ address: UInt32, count: Int, in machine: MachineConfiguration) -> UInt32? {
        var next = UInt64(address)
        let end = next + UInt64(max(0, count))
        while next < end {
            let region = machine.regions.first {
                UInt64($0.base) <= next && next < UInt64($0.base) + $0.size && next < UInt64($0.base) + machine.loadableSize(of: $0)
            }
            guard let region else { return UInt32(truncatingIfNeeded: next) }
            next = UInt64(region.base) + machine.loadableSize(of: region)
        }
        return nil
    }

    /// Whether a debugger finds something at an address: memory, a device, the private peripheral bus or a bit-band alias.
    static func hasAnything(at address: UInt32, in machine: MachineConfiguration) -> Bool {
        if firstMissing(address, count: 1, in: machine) == nil || address >> 20 == 0xE00 { return true }
        if machine.core.hasBitBand, [0x22, 0x23, 0x42, 0x43].contains(address >> 24) { return true }
        return machine.devices.contains { $0.base <= address && UInt64(address) < UInt64($0.base) + UInt64($0.size) }
    }

    /// The regions as text: `flash 0x0000_0000 to 0x000F_FFFF`.
    static func text(_ machine: MachineConfiguration) -> [String] {
        machine.regions.filter { $0.isOnBus && $0.size > 0 }.map {
            let last = UInt32(truncatingIfNeeded: UInt64($0.base) + $0.size - 1)
            return "\($0.name) \(HexText.word($0.base)) to \(HexText.word(last))"
        }
    }
}

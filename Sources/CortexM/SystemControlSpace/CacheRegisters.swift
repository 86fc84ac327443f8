/// The Cortex-M7's registers of caches and tightly coupled memories (DDI 0489, DDI 0403 B4.8). The caches have no effect on what is
/// read, so their maintenance has none either.
extension Machine {
    /// Whether the core has them at all.
    var hasCacheRegisters: Bool { configuration.core.timing == .cortexM7 }

    func cacheRegister(_ offset: UInt32) -> UInt32 {
        guard hasCacheRegisters else { return 0 }
        let caches = configuration.core.memorySystem.caches
        return switch offset {
        case 0xD78: caches == nil ? 0 : 0x0900_0003  // CLIDR: level 1 instruction and data caches, LoC 1, LoUU 1
        case 0xD7C: 0x8303_C003  // CTR: lines of 32 bytes
        case 0xD80: caches.map { control.csselr == 0 ? $0.data.sizeID(ways: 4) : $0.instruction.sizeID(ways: 2) } ?? 0
        case 0xD84: control.csselr
        case 0xF9C: control.cacr
        case 0xFA8: control.abfsr
        default: 0
        }
    }

    /// The maintenance operations, 0xE000EF50 to 0xE000EF78, find nothing to do.
    mutating func setCacheRegister(_ offset: UInt32, _ value: UInt32) {
        guard hasCacheRegisters else { return }
        switch offset {
        case 0xD84: control.csselr = value & 1
        case 0xF9C: control.cacr = value & 7
        // A write of any value clears it.
        case 0xFA8: control.abfsr = 0
        default: break
        }
    }
}

extension UInt32 {
    /// CCSIDR of a cache of so many bytes, in lines of 32: its sets and ways less one, and every policy.
    fileprivate func sizeID(ways: UInt32) -> UInt32 {
        let sets = Swift.max(self / (32 &* ways), 1)
        return 0xF << 28 | (sets &- 1) << 13 | (ways &- 1) << 3 | 1
    }
}

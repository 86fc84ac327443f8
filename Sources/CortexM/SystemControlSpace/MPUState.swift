/// The MPU's registers (DDI 0403 B3.5), PMSAv7 or PMSAv6.
package struct MPUState: Sendable {
    package var ctrl: UInt32 = 0
    package var rnr: UInt32 = 0
    /// ADDR of each region, as written.
    package var rbar: InlineArray<16, UInt32> = .init(repeating: 0)
    package var rasr: InlineArray<16, UInt32> = .init(repeating: 0)
    /// One bit for each region that is enabled.
    private(set) var enabledRegions: UInt32 = 0

    package init() {}

    /// MPU_CTRL.ENABLE.
    package var isEnabled: Bool { ctrl & 1 != 0 }
    /// MPU_CTRL.HFNMIENA.
    package var appliesAtNegativePriority: Bool { ctrl & 2 != 0 }
    /// MPU_CTRL.PRIVDEFENA.
    package var hasPrivilegedDefault: Bool { ctrl & 4 != 0 }

    /// Sets RASR of a region.
    mutating func setAttributes(_ region: Int, _ value: UInt32) {
        rasr[region & 15] = value
        let bit = UInt32(1) << UInt32(truncatingIfNeeded: region & 15)
        enabledRegions = value & 1 != 0 ? enabledRegions | bit : enabledRegions & ~bit
    }

    /// RASR of the region that governs `address`: the highest-numbered one that is enabled, matches, and whose subregion is
    /// not disabled. `smallest` is the least log2 of a region's size.
    func attributes(of address: UInt32, smallest: UInt32) -> UInt32? {
        var candidates = enabledRegions
        while candidates != 0 {
            let region = 31 &- candidates.leadingZeroBitCount
            candidates &= ~(1 << UInt32(truncatingIfNeeded: region))
            let attributes = rasr[region]
            let bits = max(attributes >> 1 & 31 &+ 1, smallest)
            // A shift by 32, for the region of 4 GB, gives 0: every address matches.
            guard (address ^ rbar[region]) >> bits == 0 else { continue }
            if bits >= 8, (attributes >> 8) >> (address >> (bits &- 3) & 7) & 1 != 0 { continue }
            return attributes
        }
        return nil
    }
}

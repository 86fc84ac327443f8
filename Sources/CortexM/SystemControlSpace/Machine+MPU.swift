extension Machine {
    /// Whether the MPU and the default memory map allow an access of `size` bytes (1, 2 or 4, not crossing an aligned word);
    /// `CheckPermission()` and `DefaultMemoryAttributes()` (DDI 0403 B3.5).
    ///
    /// `negativePriority` is the lazy save's: the priority that it is checked at is not that of now.
    package func permits(
        _ address: UInt32, _ access: MemoryAccess, privileged: Bool, negativePriority: Bool? = nil
    ) -> Bool {
        if address >= 0xE000_0000 {
            // Never executable; and the private peripheral bus is not the MPU's.
            if access == .fetch { return false }
            if address < 0xE010_0000 { return true }
        }
        guard mpuActive, mpu.appliesAtNegativePriority || !(negativePriority ?? hasNegativePriority) else {
            return access != .fetch || address.isExecutableByDefault
        }
        guard let attributes = mpu.attributes(of: address, smallest: isArmv7M ? 5 : 8) else {
            return privileged && mpu.hasPrivilegedDefault && (access != .fetch || address.isExecutableByDefault)
        }
        if access == .fetch, attributes & 0x1000_0000 != 0 { return false }
        switch attributes >> 24 & 7 {
        case 1: return privileged
        case 2: return privileged || access != .write
        case 3: return true
        case 5: return privileged && access != .write
        case 6, 7: return access != .write
        default: return false
        }
    }
}

extension UInt32 {
    /// Whether the default memory map lets instructions be fetched here: the Code, SRAM and external RAM regions.
    var isExecutableByDefault: Bool {
        switch self >> 29 {
        case 0, 1, 3, 4: true
        default: false
        }
    }
}

/// What an access wants to do.
package enum MemoryAccess: UInt8, Sendable, Hashable {
    case read, write, fetch
}

/// The MPU's registers, 0xE000ED90 to 0xE000EDB8 (B3.5.4).
extension Machine {
    func mpuRegister(_ offset: UInt32) -> UInt32 {
        let regions = configuration.core.mpuRegions
        guard regions > 0 else { return 0 }
        switch offset {
        case 0xD90: return UInt32(truncatingIfNeeded: regions) << 8
        case 0xD94: return mpu.ctrl
        case 0xD98: return mpu.rnr
        case 0xD9C, 0xDA4, 0xDAC, 0xDB4:
            guard offset == 0xD9C || isArmv7M, mpu.rnr < UInt32(truncatingIfNeeded: regions) else { return 0 }
            return mpu.rbar[Int(mpu.rnr & 15)] | mpu.rnr
        case 0xDA0, 0xDA8, 0xDB0, 0xDB8:
            guard offset == 0xDA0 || isArmv7M, mpu.rnr < UInt32(truncatingIfNeeded: regions) else { return 0 }
            return mpu.rasr[Int(mpu.rnr & 15)]
        default: return 0
        }
    }

    mutating func setMPURegister(_ offset: UInt32, _ value: UInt32) {
        let regions = UInt32(truncatingIfNeeded: configuration.core.mpuRegions)
        guard regions > 0 else { return }
        switch offset {
        case 0xD94:
            mpu.ctrl = value & 7
            mpuActive = mpu.isEnabled
            if value & 3 == 2 { noteUnpredictable(.mpuControl) }
        case 0xD98:
            mpu.rnr = value & 0xFF
            if mpu.rnr >= regions { noteUnpredictable(.regionNumber) }
        case 0xD9C, 0xDA4, 0xDAC, 0xDB4:
            guard offset == 0xD9C || isArmv7M else { return }
            if value & 0x10 != 0 {
                if value & 0xF < regions { mpu.rnr = value & 0xF } else { return noteUnpredictable(.regionNumber) }
            }
            guard mpu.rnr < regions else { return }
            mpu.rbar[Int(mpu.rnr & 15)] = value & (isArmv7M ? 0xFFFF_FFE0 : 0xFFFF_FF00)
        case 0xDA0, 0xDA8, 0xDB0, 0xDB8:
            guard offset == 0xDA0 || isArmv7M, mpu.rnr < regions else { return }
            if isReserved(value) { noteUnpredictable(.regionAttributes) }
            mpu.setAttributes(Int(mpu.rnr & 15), value & (isArmv7M ? 0x173F_FF3F : 0x1707_FF3F))
        default: break
        }
    }

    /// Whether an enabled region of these attributes is UNPREDICTABLE: too small, subregions in one below 256 bytes, AP of 4.
    private func isReserved(_ attributes: UInt32) -> Bool {
        let size = attributes >> 1 & 31
        let subregions = attributes & 0xFF00 != 0
        return attributes & 1 != 0 && (size < (isArmv7M ? 4 : 7) || subregions && size < 7 || attributes >> 24 & 7 == 4)
    }
}

import ArmMProfile

/// CPACR, and 0xE000EF34 to 0xE000EF48: FPCCR, FPCAR, FPDSCR and MVFR0 to MVFR2 (DDI 0403 B3.2.20 to B3.2.24, B4.7). A core
/// without the extension has none of them: they read as 0 and ignore writes.
extension Machine {
    func floatingPointRegister(_ offset: UInt32) -> UInt32 {
        guard hasFloatingPoint else { return 0 }
        return switch offset {
        case 0xD88: floatingPoint.cpacr
        case 0xF34: floatingPoint.fpccr
        case 0xF38: floatingPoint.fpcar
        case 0xF3C: floatingPoint.fpdscr
        default: mediaAndFeatures(offset)
        }
    }

    mutating func setFloatingPointRegister(_ offset: UInt32, _ value: UInt32) {
        guard hasFloatingPoint else { return }
        switch offset {
        case 0xD88: floatingPoint.cpacr = value & CPACR.mask
        case 0xF34: floatingPoint.fpccr = value & FPCCR.implemented
        case 0xF38: floatingPoint.fpcar = value & ~7
        case 0xF3C: floatingPoint.fpdscr = value & FPSCR.controlBits
        default: break
        }
    }

    /// MVFR0 to MVFR2, as the manuals of the M4 (DDI 0439) and the M7 (DDI 0489) list them.
    private func mediaAndFeatures(_ offset: UInt32) -> UInt32 {
        let isDouble = configuration.core.floatingPoint == .fpv5D16
        return switch offset {
        case 0xF40: isDouble ? 0x1011_0221 : 0x1011_0021
        case 0xF44: isDouble ? 0x1200_0011 : 0x1100_0011
        case 0xF48: configuration.core.floatingPoint >= .fpv5SP ? 0x0000_0040 : 0
        default: 0
        }
    }
}

import ArmMProfile
import CortexM

/// Registers of the debug unit.
enum Debug {
    static let dhcsr: UInt32 = 0xE000_EDF0
    static let dcrsr: UInt32 = 0xE000_EDF4
    static let dcrdr: UInt32 = 0xE000_EDF8
    static let dwtCTRL: UInt32 = 0xE000_1000
    static let cyccnt: UInt32 = 0xE000_1004
    static let fpCTRL: UInt32 = 0xE000_2000
    static let fpREMAP: UInt32 = 0xE000_2004
    static let itmTER: UInt32 = 0xE000_0E00
    static let itmTPR: UInt32 = 0xE000_0E40
    static let itmTCR: UInt32 = 0xE000_0E80
    static let itmLAR: UInt32 = 0xE000_0FB0
    static let key: UInt32 = 0xA05F_0000
    static let trcena: UInt32 = 1 << 24
    static let monEN: UInt32 = 1 << 16
    static let monPEND: UInt32 = 1 << 17
    static let monSTEP: UInt32 = 1 << 18
    static func fpCOMP(_ index: UInt32) -> UInt32 { 0xE000_2008 + 4 * index }
    static func dwtCOMP(_ index: UInt32) -> UInt32 { 0xE000_1020 + 16 * index }
    static func dwtMASK(_ index: UInt32) -> UInt32 { 0xE000_1024 + 16 * index }
    static func dwtFUNCTION(_ index: UInt32) -> UInt32 { 0xE000_1028 + 16 * index }
}

extension Machine {
    /// A store that the core's own code does, privileged unless a test says so.
    mutating func coreWrite(
        _ address: UInt32, _ value: UInt32, size: AccessSize = .word, privileged: Bool = true
    ) throws(Fault) {
        try write(address, size: size, value: value, privileged: privileged)
    }

    /// A load that the core's own code does.
    mutating func coreRead(_ address: UInt32, privileged: Bool = true) throws(Fault) -> UInt32 {
        try read(address, size: .word, privileged: privileged)
    }

    /// What the next run ends with, when that is a halt.
    mutating func runToHalt() -> HaltReason? {
        if case .halted(let reason) = run(instructions: 1000) { return reason }
        return nil
    }
}

/// Bits of the Floating-point Context Control Register (DDI 0403 B3.2.21).
package enum FPCCR {
    /// The lazy save is still to be done.
    package static let lspact: UInt32 = 1 << 0
    /// The context is unprivileged code's.
    package static let user: UInt32 = 1 << 1
    /// The context is Thread mode's.
    package static let thread: UInt32 = 1 << 3
    /// HardFault could be pended when the frame was allocated; so for the four after it.
    package static let hfrdy: UInt32 = 1 << 4
    package static let mmrdy: UInt32 = 1 << 5
    package static let bfrdy: UInt32 = 1 << 6
    package static let monrdy: UInt32 = 1 << 8
    /// Lazy saving.
    package static let lspen: UInt32 = 1 << 30
    /// A floating-point instruction sets CONTROL.FPCA.
    package static let aspen: UInt32 = 1 << 31
    /// What an exception entry takes down for the lazy save.
    static let snapshot = lspact | user | thread | hfrdy | mmrdy | bfrdy | monrdy
    /// The bits that exist.
    package static let implemented = snapshot | lspen | aspen
}

/// Fields of the Coprocessor Access Control Register (B3.2.20).
package enum CPACR {
    /// CP10 and CP11.
    package static let mask: UInt32 = 0xF << 20

    /// CP10's field: 0 none, 1 privileged only, 3 all.
    static func access(_ cpacr: UInt32) -> UInt32 { cpacr >> 20 & 3 }
    /// Whether the fields are as the manual asks: alike, and not the reserved 2.
    static func isDefined(_ cpacr: UInt32) -> Bool { cpacr >> 22 & 3 == access(cpacr) && access(cpacr) != 2 }
}

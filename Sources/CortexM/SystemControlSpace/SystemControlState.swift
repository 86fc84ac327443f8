import ArmMProfile

/// The registers of the System Control Block that hold state of their own (DDI 0403 B3.2).
package struct SystemControlState: Sendable, Hashable {
    package var vtor: UInt32 = 0
    package var scr: UInt32 = 0
    package var ccr: UInt32 = 0
    package var cfsr: UInt32 = 0
    package var hfsr: UInt32 = 0
    package var dfsr: UInt32 = 0
    package var mmfar: UInt32 = 0
    package var bfar: UInt32 = 0
    package var afsr: UInt32 = 0
    package var actlr: UInt32 = 0
    /// Auxiliary Bus Fault Status Register (Cortex-M7).
    package var abfsr: UInt32 = 0
    /// CSSELR: 1 for the instruction cache, 0 for the data cache (Cortex-M7).
    package var csselr: UInt32 = 0
    /// CACR (Cortex-M7).
    package var cacr: UInt32 = 0
    /// DEMCR.TRCENA; DEMCR's other bits are DebugMonitor's and the debug unit's.
    package var traceEnabled = false
    /// A reset that AIRCR asked for, taken before the next instruction.
    package var resetRequest: ResetRequest?
    /// A reset that AIRCR asked for is under way.
    package var awaitsReset = false

    /// Which bit of AIRCR asked.
    package enum ResetRequest: UInt8, Sendable, Hashable {
        /// SYSRESETREQ: core and devices.
        case system
        /// VECTRESET: the core alone.
        case core
    }

    package init() {}

    /// SCR.SEVONPEND.
    package var sendsEventOnPending: Bool { scr & SCR.sevonpend != 0 }

    /// The reset state of `core`. A reset other than power-on keeps the debug unit's registers.
    mutating func reset(_ core: CoreConfiguration, _ kind: ResetKind) {
        let kept = self
        self = SystemControlState()
        vtor = core.vtorReset
        if core.architecture == .armv6M {
            ccr = CCR.stkalign | CCR.unalignTrp
        } else if core.stackAlignReset {
            ccr = CCR.stkalign
        }
        if kind != .powerOn {
            traceEnabled = kept.traceEnabled
            dfsr = kept.dfsr
        }
    }
}

/// Bits of the Configurable Fault Status Register (B3.2.15): MMFSR, BFSR and UFSR in one word.
package enum CFSR {
    package static let iaccviol: UInt32 = 1 << 0
    package static let daccviol: UInt32 = 1 << 1
    package static let munstkerr: UInt32 = 1 << 3
    package static let mstkerr: UInt32 = 1 << 4
    package static let mlsperr: UInt32 = 1 << 5
    package static let mmarvalid: UInt32 = 1 << 7
    package static let ibuserr: UInt32 = 1 << 8
    package static let preciserr: UInt32 = 1 << 9
    package static let impreciserr: UInt32 = 1 << 10
    package static let unstkerr: UInt32 = 1 << 11
    package static let stkerr: UInt32 = 1 << 12
    package static let lsperr: UInt32 = 1 << 13
    package static let bfarvalid: UInt32 = 1 << 15
    package static let undefinstr: UInt32 = 1 << 16
    package static let invstate: UInt32 = 1 << 17
    package static let invpc: UInt32 = 1 << 18
    package static let nocp: UInt32 = 1 << 19
    package static let unaligned: UInt32 = 1 << 24
    package static let divbyzero: UInt32 = 1 << 25
    /// The bits that exist on a core with the floating-point extension, and those that belong to it.
    package static let implemented: UInt32 = 0x030F_BFBB
    package static let floatingPoint = mlsperr | lsperr
}

/// Bits of the Auxiliary Control Register.
package enum ACTLR {
    /// M3 and M4: stores do not use the write buffer.
    package static let disdefwbuf: UInt32 = 1 << 1
}

/// Bits of the Cortex-M7's Auxiliary Bus Fault Status Register (DDI 0489).
package enum ABFSR {
    /// An asynchronous error came from the AXI master.
    package static let axim: UInt32 = 1 << 3
    /// AXIMTYPE: a slave refused.
    package static let slaveError: UInt32 = 2 << 8
    /// AXIMTYPE: no slave was there.
    package static let decodeError: UInt32 = 3 << 8
}

/// Bits of the HardFault Status Register (B3.2.16).
package enum HFSR {
    package static let vecttbl: UInt32 = 1 << 1
    package static let forced: UInt32 = 1 << 30
    package static let debugevt: UInt32 = 1 << 31
}

/// Bits of the Debug Fault Status Register (C1.6.1).
package enum DFSR {
    /// C_HALT, C_STEP or MON_STEP.
    package static let halted: UInt32 = 1 << 0
    /// BKPT, or a comparator of the FPB.
    package static let bkpt: UInt32 = 1 << 1
    /// A comparator of the DWT.
    package static let dwttrap: UInt32 = 1 << 2
    /// A vector catch.
    package static let vcatch: UInt32 = 1 << 3
    /// A request from outside the processor.
    package static let external: UInt32 = 1 << 4
}

/// Bits of the Configuration and Control Register (B3.2.8).
package enum CCR {
    package static let nonbasethrdena: UInt32 = 1 << 0
    package static let usersetmpend: UInt32 = 1 << 1
    package static let unalignTrp: UInt32 = 1 << 3
    package static let div0Trp: UInt32 = 1 << 4
    package static let bfhfnmign: UInt32 = 1 << 8
    package static let stkalign: UInt32 = 1 << 9
    /// DC, IC and BP: data cache, instruction cache, branch prediction (Cortex-M7).
    package static let caches: UInt32 = 7 << 16
    /// Branch prediction alone.
    package static let bp: UInt32 = 1 << 18
}

/// Bits of the System Control Register (B3.2.7).
package enum SCR {
    package static let sleeponexit: UInt32 = 1 << 1
    package static let sleepdeep: UInt32 = 1 << 2
    package static let sevonpend: UInt32 = 1 << 4
}

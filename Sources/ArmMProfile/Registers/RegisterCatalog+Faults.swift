extension RegisterCatalog {
    /// Fault status and address registers (DDI 0403 B3.2.15 to B3.2.19).
    static let faultRegisters: [RegisterDescription] = [
        RegisterDescription(
            "CFSR", at: .memory(address: 0xE000_ED28, size: 4), access: .writeOneToClear, since: .armv7M,
            "Configurable fault status: MMFSR, BFSR and UFSR in one.", fields: mmfsr + shifted(bfsr, by: 8) + shifted(ufsr, by: 16)),
        RegisterDescription(
            "MMFSR", ["MMSR", "MFSR"], width: 8, at: .memory(address: 0xE000_ED28, size: 1), access: .writeOneToClear, since: .armv7M,
            "MemManage fault status.", fields: mmfsr),
        RegisterDescription(
            "BFSR", width: 8, at: .memory(address: 0xE000_ED29, size: 1), access: .writeOneToClear, since: .armv7M,
            "BusFault status.", fields: bfsr),
        RegisterDescription(
            "UFSR", width: 16, at: .memory(address: 0xE000_ED2A, size: 2), access: .writeOneToClear, since: .armv7M,
            "UsageFault status.", fields: ufsr),
        RegisterDescription(
            "HFSR", at: .memory(address: 0xE000_ED2C, size: 4), access: .writeOneToClear, since: .armv7M, "HardFault status.",
            fields: [
                RegisterField("VECTTBL", 1, "the vector table could not be read on exception entry"),
                RegisterField("FORCED", 30, "a fault or SVC of configurable priority was escalated to HardFault"),
                RegisterField("DEBUGEVT", aka: ["DEBUG_VT"], 31, "a debug event with neither halting debug nor DebugMonitor to take it"),
            ]),
        RegisterDescription(
            "DFSR", at: .memory(address: 0xE000_ED30, size: 4), access: .writeOneToClear, "Debug fault status.",
            fields: [
                RegisterField("HALTED", 0, "halted by a debugger's request or a step"),
                RegisterField("BKPT", 1, "a BKPT instruction or a breakpoint of the FPB"),
                RegisterField("DWTTRAP", 2, "a comparator of the DWT matched"),
                RegisterField("VCATCH", 3, "a vector catch"),
                RegisterField("EXTERNAL", 4, "an external debug request"),
            ]),
        RegisterDescription(
            "MMFAR", ["MMAR"], at: .memory(address: 0xE000_ED34, size: 4), since: .armv7M,
            "The address of a MemManage fault, when MMARVALID is set."),
        RegisterDescription(
            "BFAR", at: .memory(address: 0xE000_ED38, size: 4), since: .armv7M, "The address of a BusFault, when BFARVALID is set."),
        RegisterDescription(
            "AFSR", at: .memory(address: 0xE000_ED3C, size: 4), access: .writeOneToClear, since: .armv7M,
            "Auxiliary fault status, as the core's maker defines it."),
        // DDI 0489 (Cortex-M7) 3.3.11.
        RegisterDescription(
            "ABFSR", at: .memory(address: 0xE000_EFA8, size: 4), since: .armv7M,
            "Auxiliary bus fault status of the Cortex-M7; 0 on other cores.",
            fields: [
                RegisterField("ITCM", 0, "an imprecise fault came from the instruction TCM"),
                RegisterField("DTCM", 1, "an imprecise fault came from the data TCM"),
                RegisterField("AHBP", 2, "an imprecise fault came from the peripherals' AHB port"),
                RegisterField("AXIM", 3, "an imprecise fault came from the AXI master"),
                RegisterField("EPPB", 4, "an imprecise fault came from the external private peripheral bus"),
                RegisterField("AXIMTYPE", 8, width: 2, "2: a slave refused; 3: no slave was there"),
            ]),
    ]

    private static let mmfsr: [RegisterField] = [
        RegisterField("IACCVIOL", 0, "an instruction fetch that the MPU or the default memory map forbids"),
        RegisterField("DACCVIOL", 1, "a load or store that the MPU forbids"),
        RegisterField("MUNSTKERR", 3, "the MPU forbade unstacking on exception return"),
        RegisterField("MSTKERR", 4, "the MPU forbade stacking on exception entry"),
        RegisterField("MLSPERR", 5, "the MPU forbade the lazy saving of floating-point state"),
        RegisterField("MMARVALID", 7, "MMFAR holds the address of the fault"),
    ]

    private static let bfsr: [RegisterField] = [
        RegisterField("IBUSERR", 0, "a bus error on an instruction fetch"),
        RegisterField("PRECISERR", 1, "a bus error on a data access, reported at its instruction"),
        RegisterField("IMPRECISERR", 2, "a bus error on a data access, reported later"),
        RegisterField("UNSTKERR", 3, "a bus error when unstacking on exception return"),
        RegisterField("STKERR", 4, "a bus error when stacking on exception entry"),
        RegisterField("LSPERR", 5, "a bus error on the lazy saving of floating-point state"),
        RegisterField("BFARVALID", 7, "BFAR holds the address of the fault"),
    ]

    private static let ufsr: [RegisterField] = [
        RegisterField("UNDEFINSTR", 0, "an undefined instruction"),
        RegisterField("INVSTATE", 1, "execution with EPSR.T clear, or an invalid IT state"),
        RegisterField("INVPC", 2, "an invalid EXC_RETURN, or a frame that does not fit it"),
        RegisterField("NOCP", 3, "a coprocessor that is absent or disabled"),
        RegisterField("UNALIGNED", 8, "an unaligned access that the instruction or CCR.UNALIGN_TRP does not allow"),
        RegisterField("DIVBYZERO", 9, "a division by zero with CCR.DIV_0_TRP set"),
    ]

    private static func shifted(_ fields: [RegisterField], by bits: Int) -> [RegisterField] {
        fields.map { RegisterField($0.name, aka: $0.aliases, $0.lsb + bits, width: $0.width, $0.meaning) }
    }
}

extension RegisterCatalog {
    /// The System Control Block (DDI 0403 B3.2), apart from the fault registers.
    static let systemControlBlock: [RegisterDescription] = [
        RegisterDescription(
            "ICTR", at: .memory(address: 0xE000_E004, size: 4), access: .readOnly, since: .armv7M, "Interrupt controller type.",
            fields: [RegisterField("INTLINESNUM", 0, width: 4, "interrupt lines in groups of 32, less one")]),
        RegisterDescription("ACTLR", at: .memory(address: 0xE000_E008, size: 4), "Auxiliary control, as the core's TRM defines it."),
        RegisterDescription(
            "CPUID", at: .memory(address: 0xE000_ED00, size: 4), access: .readOnly, "Identifies the core.",
            fields: [
                RegisterField("Revision", 0, width: 4, "p in rNpM"),
                RegisterField("PartNo", 4, width: 12, "the core"),
                RegisterField("Architecture", 16, width: 4, "15 for Armv7-M, 12 for Armv6-M"),
                RegisterField("Variant", 20, width: 4, "r in rNpM"),
                RegisterField("Implementer", 24, width: 8, "0x41 for Arm"),
            ]),
        RegisterDescription("ICSR", at: .memory(address: 0xE000_ED04, size: 4), "Interrupt control and state.", fields: icsr),
        RegisterDescription("VTOR", at: .memory(address: 0xE000_ED08, size: 4), "The address of the vector table."),
        RegisterDescription(
            "AIRCR", at: .memory(address: 0xE000_ED0C, size: 4), "Application interrupt and reset control.",
            fields: [
                RegisterField("VECTRESET", 0, "resets the core"),
                RegisterField("VECTCLRACTIVE", 1, "clears all active state"),
                RegisterField("SYSRESETREQ", 2, "asks for a system reset"),
                RegisterField("PRIGROUP", 8, width: 3, "where a priority divides into group and subpriority"),
                RegisterField("ENDIANNESS", 15, "data is big-endian"),
                RegisterField("VECTKEY", aka: ["VECTKEYSTAT"], 16, width: 16, "0x05FA when written, 0xFA05 when read"),
            ]),
        RegisterDescription(
            "SCR", at: .memory(address: 0xE000_ED10, size: 4), "System control: sleep.",
            fields: [
                RegisterField("SLEEPONEXIT", 1, "sleeps on return from the last handler"),
                RegisterField("SLEEPDEEP", 2, "sleep is deep"),
                RegisterField("SEVONPEND", 4, "an interrupt that becomes pending is an event"),
            ]),
        RegisterDescription("CCR", at: .memory(address: 0xE000_ED14, size: 4), "Configuration and control.", fields: ccr),
        RegisterDescription(
            "SHPR1", at: .memory(address: 0xE000_ED18, size: 4), since: .armv7M, "Priorities of MemManage, BusFault and UsageFault.",
            fields: [
                RegisterField("PRI_4", 0, width: 8, "priority of MemManage"),
                RegisterField("PRI_5", 8, width: 8, "priority of BusFault"),
                RegisterField("PRI_6", 16, width: 8, "priority of UsageFault"),
            ]),
        RegisterDescription(
            "SHPR2", at: .memory(address: 0xE000_ED1C, size: 4), "Priority of SVCall.",
            fields: [RegisterField("PRI_11", 24, width: 8, "priority of SVCall")]),
        RegisterDescription(
            "SHPR3", at: .memory(address: 0xE000_ED20, size: 4), "Priorities of DebugMonitor, PendSV and SysTick.",
            fields: [
                RegisterField("PRI_12", 0, width: 8, "priority of DebugMonitor"),
                RegisterField("PRI_14", 16, width: 8, "priority of PendSV"),
                RegisterField("PRI_15", 24, width: 8, "priority of SysTick"),
            ]),
        RegisterDescription("SHCSR", at: .memory(address: 0xE000_ED24, size: 4), "System handler control and state.", fields: shcsr),
        RegisterDescription(
            "CPACR", at: .memory(address: 0xE000_ED88, size: 4), since: .armv7M, "Coprocessor access control.",
            fields: [
                RegisterField("CP10", 20, width: 2, "access to floating point: 1 privileged, 3 full"),
                RegisterField("CP11", 22, width: 2, "as CP10"),
            ]),
        RegisterDescription(
            "STIR", at: .memory(address: 0xE000_EF00, size: 4), since: .armv7M, "Pends an interrupt by its number.",
            fields: [RegisterField("INTID", 0, width: 9, "the interrupt to pend")]),
    ]

    private static let icsr: [RegisterField] = [
        RegisterField("VECTACTIVE", 0, width: 9, "the exception being handled"),
        RegisterField("RETTOBASE", 11, "no other exception is active"),
        RegisterField("VECTPENDING", 12, width: 9, "the highest exception that is pending and enabled"),
        RegisterField("ISRPENDING", 22, "an interrupt is pending"),
        RegisterField("ISRPREEMPT", 23, "a pending exception is taken when halting ends"),
        RegisterField("PENDSTCLR", 25, "written: SysTick is no longer pending"),
        RegisterField("PENDSTSET", 26, "SysTick is pending"),
        RegisterField("PENDSVCLR", 27, "written: PendSV is no longer pending"),
        RegisterField("PENDSVSET", 28, "PendSV is pending"),
        RegisterField("NMIPENDSET", 31, "NMI is pending"),
    ]

    private static let ccr: [RegisterField] = [
        RegisterField("NONBASETHRDENA", 0, "Thread mode can be entered with exceptions active"),
        RegisterField("USERSETMPEND", 1, "unprivileged software may write STIR"),
        RegisterField("UNALIGN_TRP", 3, "unaligned accesses fault"),
        RegisterField("DIV_0_TRP", 4, "division by zero faults"),
        RegisterField("BFHFNMIGN", 8, "data bus faults are ignored at priority -1 and -2"),
        RegisterField("STKALIGN", 9, "frames are aligned to 8 bytes"),
        RegisterField("DC", 16, "data cache enabled"),
        RegisterField("IC", 17, "instruction cache enabled"),
        RegisterField("BP", 18, "branch prediction enabled"),
    ]

    private static let shcsr: [RegisterField] = [
        RegisterField("MEMFAULTACT", 0, "MemManage is active"),
        RegisterField("BUSFAULTACT", 1, "BusFault is active"),
        RegisterField("USGFAULTACT", 3, "UsageFault is active"),
        RegisterField("SVCALLACT", 7, "SVCall is active"),
        RegisterField("MONITORACT", 8, "DebugMonitor is active"),
        RegisterField("PENDSVACT", 10, "PendSV is active"),
        RegisterField("SYSTICKACT", 11, "SysTick is active"),
        RegisterField("USGFAULTPENDED", 12, "UsageFault is pending"),
        RegisterField("MEMFAULTPENDED", 13, "MemManage is pending"),
        RegisterField("BUSFAULTPENDED", 14, "BusFault is pending"),
        RegisterField("SVCALLPENDED", 15, "SVCall is pending"),
        RegisterField("MEMFAULTENA", 16, "MemManage is enabled"),
        RegisterField("BUSFAULTENA", 17, "BusFault is enabled"),
        RegisterField("USGFAULTENA", 18, "UsageFault is enabled"),
    ]
}

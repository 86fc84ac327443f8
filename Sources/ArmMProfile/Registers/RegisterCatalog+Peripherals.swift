extension RegisterCatalog {
    /// SysTick (DDI 0403 B3.3).
    static let sysTickRegisters: [RegisterDescription] = [
        RegisterDescription(
            "SYST_CSR", ["STCSR", "SysTick_CTRL"], at: .memory(address: 0xE000_E010, size: 4), "SysTick control and status.",
            fields: [
                RegisterField("ENABLE", 0, "counts"),
                RegisterField("TICKINT", 1, "pends SysTick when it counts to 0"),
                RegisterField("CLKSOURCE", 2, "counts the core's clock"),
                RegisterField("COUNTFLAG", 16, "has counted to 0 since it was last read"),
            ]),
        RegisterDescription(
            "SYST_RVR", ["STRVR", "SysTick_LOAD"], width: 24, at: .memory(address: 0xE000_E014, size: 4), "SysTick reload value."),
        RegisterDescription(
            "SYST_CVR", ["STCVR", "SysTick_VAL"], width: 24, at: .memory(address: 0xE000_E018, size: 4), "SysTick current value."),
        RegisterDescription(
            "SYST_CALIB", ["STCR", "SysTick_CALIB"], at: .memory(address: 0xE000_E01C, size: 4), access: .readOnly,
            "SysTick calibration.",
            fields: [
                RegisterField("TENMS", 0, width: 24, "the reload value for 10 ms"),
                RegisterField("SKEW", 30, "TENMS is not exact"),
                RegisterField("NOREF", 31, "there is no reference clock"),
            ]),
    ]

    /// The MPU (DDI 0403 B3.5).
    static let mpuRegisters: [RegisterDescription] =
        [
            RegisterDescription(
                "MPU_TYPE", at: .memory(address: 0xE000_ED90, size: 4), access: .readOnly, "How many regions the MPU has.",
                fields: [
                    RegisterField("SEPARATE", 0, "instruction and data regions are apart"),
                    RegisterField("DREGION", 8, width: 8, "regions"),
                ]),
            RegisterDescription(
                "MPU_CTRL", at: .memory(address: 0xE000_ED94, size: 4), "MPU control.",
                fields: [
                    RegisterField("ENABLE", 0, "the MPU is on"),
                    RegisterField("HFNMIENA", 1, "and also at priority -1 and -2"),
                    RegisterField("PRIVDEFENA", 2, "privileged software has the default map below the regions"),
                ]),
            RegisterDescription(
                "MPU_RNR", at: .memory(address: 0xE000_ED98, size: 4), "The region that RBAR and RASR show.",
                fields: [RegisterField("REGION", 0, width: 8, "the region")]),
        ] + [("", 0xE000_ED9C), ("_A1", 0xE000_EDA4), ("_A2", 0xE000_EDAC), ("_A3", 0xE000_EDB4)].flatMap(mpuRegion)

    private static func mpuRegion(suffix: String, address: UInt32) -> [RegisterDescription] {
        let since: ArchitectureVersion = suffix.isEmpty ? .armv6M : .armv7M
        return [
            RegisterDescription(
                "MPU_RBAR" + suffix, at: .memory(address: address, size: 4), since: since, "A region's base.",
                fields: [
                    RegisterField("REGION", 0, width: 4, "the region, when VALID is written as one"),
                    RegisterField("VALID", 4, "REGION is used"),
                    RegisterField("ADDR", 5, width: 27, "the base, in units of 32 bytes"),
                ]),
            RegisterDescription(
                "MPU_RASR" + suffix, at: .memory(address: address + 4, size: 4), since: since, "A region's attributes and size.",
                fields: [
                    RegisterField("ENABLE", 0, "the region is on"),
                    RegisterField("SIZE", 1, width: 5, "the region has 2^(SIZE+1) bytes"),
                    RegisterField("SRD", 8, width: 8, "subregions that are off"),
                    RegisterField("B", 16, "bufferable"),
                    RegisterField("C", 17, "cacheable"),
                    RegisterField("S", 18, "shareable"),
                    RegisterField("TEX", 19, width: 3, "type extension"),
                    RegisterField("AP", 24, width: 3, "access permissions"),
                    RegisterField("XN", 28, "instructions may not be fetched"),
                ]),
        ]
    }

    /// The NVIC (DDI 0403 B3.4): a register for 32 lines, and four lines' priorities in each IPR.
    static let nvicRegisters: [RegisterDescription] =
        nvicBank("NVIC_ISER", 0xE000_E100, "Enables interrupts; reads what is enabled.", .readWrite)
        + nvicBank("NVIC_ICER", 0xE000_E180, "Disables interrupts; reads what is enabled.", .writeOneToClear)
        + nvicBank("NVIC_ISPR", 0xE000_E200, "Pends interrupts; reads what is pending.", .readWrite)
        + nvicBank("NVIC_ICPR", 0xE000_E280, "Unpends interrupts; reads what is pending.", .writeOneToClear)
        + nvicBank("NVIC_IABR", 0xE000_E300, "What is active.", .readOnly, since: .armv7M)
        + (0..<60).map { group in
            RegisterDescription(
                "NVIC_IPR\(group)", at: .memory(address: 0xE000_E400 + UInt32(group) * 4, size: 4),
                since: group < 8 ? .armv6M : .armv7M, "Priorities of IRQ\(group * 4) to IRQ\(group * 4 + 3).",
                fields: (0..<4).map {
                    RegisterField("PRI_\(group * 4 + $0)", $0 * 8, width: 8, "priority of IRQ\(group * 4 + $0)")
                })
        }

    private static func nvicBank(
        _ name: String, _ base: UInt32, _ summary: String, _ access: RegisterDescription.Access,
        since: ArchitectureVersion = .armv6M
    ) -> [RegisterDescription] {
        (0..<8).map { group in
            RegisterDescription(
                "\(name)\(group)", group == 0 ? [name] : [], at: .memory(address: base + UInt32(group) * 4, size: 4), access: access,
                since: group == 0 ? since : .armv7M, summary,
                fields: (0..<32).filter { group * 32 + $0 < 240 }.map {
                    RegisterField("IRQ\(group * 32 + $0)", $0, "IRQ\(group * 32 + $0)")
                })
        }
    }
}

extension RegisterCatalog {
    /// The debug unit (DDI 0403 C1): halting, the FPB, the DWT and the ITM. A debugger sees them all; on Armv6-M the core sees none.
    static let debugRegisters: [RegisterDescription] =
        haltingRegisters + flashPatchRegisters + traceRegisters + (0..<4).flatMap(comparatorRegisters) + instrumentationRegisters

    private static let haltingRegisters: [RegisterDescription] = [
        RegisterDescription(
            "DHCSR", at: .memory(address: 0xE000_EDF0, size: 4), "Debug halting control and status.",
            fields: [
                RegisterField("C_DEBUGEN", 0, "halting debug is on"),
                RegisterField("C_HALT", 1, "halt is asked for"),
                RegisterField("C_STEP", 2, "one instruction at a time"),
                RegisterField("C_MASKINTS", 3, "interrupts are masked while stepping"),
                RegisterField("S_REGRDY", 16, "a register transfer is complete"),
                RegisterField("S_HALT", 17, "halted"),
                RegisterField("S_SLEEP", 18, "asleep"),
                RegisterField("S_LOCKUP", 19, "locked up"),
                RegisterField("S_RETIRE_ST", 24, "an instruction retired since the last read"),
                RegisterField("S_RESET_ST", 25, "reset since the last read"),
            ]),
        RegisterDescription("DCRDR", at: .memory(address: 0xE000_EDF8, size: 4), "The register that DCRSR transfers."),
        RegisterDescription(
            "DEMCR", at: .memory(address: 0xE000_EDFC, size: 4), "Debug exception and monitor control.",
            fields: [
                RegisterField("VC_CORERESET", 0, "halts on reset"),
                RegisterField("VC_MMERR", 4, "halts on MemManage"),
                RegisterField("VC_NOCPERR", 5, "halts on UsageFault by an absent coprocessor"),
                RegisterField("VC_CHKERR", 6, "halts on UsageFault by a check"),
                RegisterField("VC_STATERR", 7, "halts on UsageFault by state"),
                RegisterField("VC_BUSERR", 8, "halts on BusFault"),
                RegisterField("VC_INTERR", 9, "halts on faults of exception entry and return"),
                RegisterField("VC_HARDERR", 10, "halts on HardFault"),
                RegisterField("MON_EN", 16, "DebugMonitor is enabled"),
                RegisterField("MON_PEND", 17, "DebugMonitor is pending"),
                RegisterField("MON_STEP", 18, "DebugMonitor after each instruction"),
                RegisterField("MON_REQ", 19, "free for the monitor's use"),
                RegisterField("TRCENA", 24, "DWT and ITM are on"),
            ]),
    ]

    private static let flashPatchRegisters: [RegisterDescription] =
        [
            RegisterDescription(
                "FP_CTRL", at: .memory(address: 0xE000_2000, size: 4), "Flash patch control.",
                fields: [
                    RegisterField("ENABLE", 0, "the unit is on"),
                    RegisterField("KEY", 1, "written as one, or the write is ignored"),
                    RegisterField("NUM_CODE", 4, width: 4, "code comparators"),
                    RegisterField("NUM_LIT", 8, width: 4, "literal comparators"),
                    RegisterField("NUM_CODE2", 12, width: 3, "code comparators, in sixteens"),
                    RegisterField("REV", 28, width: 4, "0 for revision 1, 1 for revision 2"),
                ]),
            RegisterDescription(
                "FP_REMAP", at: .memory(address: 0xE000_2004, size: 4), since: .armv7M, "Where replacements come from.",
                fields: [
                    RegisterField("REMAP", 5, width: 24, "the table's address in SRAM, bits 28 to 5"),
                    RegisterField("RMPSPT", 29, "there are replacements"),
                ]),
        ]
        + (0..<8).map { index in
            RegisterDescription(
                "FP_COMP\(index)", at: .memory(address: 0xE000_2008 + 4 * UInt32(index), size: 4),
                since: index < 4 ? .armv6M : .armv7M, "Flash patch comparator \(index); revision 2 has BPADDR in bits 31 to 1.",
                fields: [
                    RegisterField("ENABLE", aka: ["BE"], 0, "the comparator is on"),
                    RegisterField("COMP", 2, width: 27, "the address of a word, bits 28 to 2"),
                    RegisterField("REPLACE", 30, width: 2, "0 takes the word from the table, 1 to 3 break on its half-words"),
                ])
        }

    private static let traceRegisters: [RegisterDescription] =
        [
            RegisterDescription(
                "DWT_CTRL", at: .memory(address: 0xE000_1000, size: 4), "DWT control.",
                fields: [
                    RegisterField("CYCCNTENA", 0, "CYCCNT counts"),
                    RegisterField("POSTPRESET", 1, width: 4, "reload value of POSTCNT"),
                    RegisterField("POSTINIT", 5, width: 4, "first value of POSTCNT"),
                    RegisterField("CYCTAP", 9, "which bit of CYCCNT clocks POSTCNT"),
                    RegisterField("SYNCTAP", 10, width: 2, "how often synchronization packets are sent"),
                    RegisterField("PCSAMPLENA", 12, "samples of the program counter are sent"),
                    RegisterField("EXCTRCENA", 16, "exceptions are traced"),
                    RegisterField("CPIEVTENA", 17, "CPICNT counts"),
                    RegisterField("EXCEVTENA", 18, "EXCCNT counts"),
                    RegisterField("SLEEPEVTENA", 19, "SLEEPCNT counts"),
                    RegisterField("LSUEVTENA", 20, "LSUCNT counts"),
                    RegisterField("FOLDEVTENA", 21, "FOLDCNT counts"),
                    RegisterField("CYCEVTENA", 22, "POSTCNT's underflows are sent"),
                    RegisterField("NOPRFCNT", 24, "there are no profiling counters"),
                    RegisterField("NOCYCCNT", 25, "there is no CYCCNT"),
                    RegisterField("NOEXTTRIG", 26, "there are no external matches"),
                    RegisterField("NOTRCPKT", 27, "there is no trace"),
                    RegisterField("NUMCOMP", 28, width: 4, "comparators"),
                ]),
            RegisterDescription(
                "DWT_CYCCNT", ["CYCCNT"], at: .memory(address: 0xE000_1004, size: 4), since: .armv7M,
                "Core cycles, modulo 2^32."),
        ]
        + [
            ("CPICNT", "Cycles of instructions beyond their first, but for loads and stores."),
            ("EXCCNT", "Cycles of exception entry and return."), ("SLEEPCNT", "Cycles asleep."),
            ("LSUCNT", "Cycles of loads and stores beyond their first."), ("FOLDCNT", "Instructions that took no cycle."),
        ].enumerated().map { index, counter in
            RegisterDescription(
                "DWT_\(counter.0)", [counter.0], width: 8, at: .memory(address: 0xE000_1008 + 4 * UInt32(index), size: 4),
                since: .armv7M, counter.1)
        }

    /// DWT_COMPn, DWT_MASKn and DWT_FUNCTIONn.
    private static func comparatorRegisters(_ index: Int) -> [RegisterDescription] {
        let base = 0xE000_1020 + 16 * UInt32(index)
        let since: ArchitectureVersion = index < 2 ? .armv6M : .armv7M
        let links = [
            RegisterField("DATAVMATCH", 8, "the value of an access is compared"),
            RegisterField("LNK1ENA", 9, "a second address can be linked"),
            RegisterField("DATAVSIZE", 10, width: 2, "the value's size: 0 a byte, 1 a half-word, 2 a word"),
            RegisterField("DATAVADDR0", 12, width: 4, "the comparator of the value's address"),
            RegisterField("DATAVADDR1", 16, width: 4, "the comparator of a second address"),
        ]
        return [
            RegisterDescription(
                "DWT_COMP\(index)", at: .memory(address: base, size: 4), since: since, "What comparator \(index) looks for."),
            RegisterDescription(
                "DWT_MASK\(index)", at: .memory(address: base + 4, size: 4), since: since,
                "How many low bits of an address comparator \(index) ignores.",
                fields: [RegisterField("MASK", 0, width: 5, "bits")]),
            RegisterDescription(
                "DWT_FUNCTION\(index)", at: .memory(address: base + 8, size: 4), since: since, "What comparator \(index) does.",
                fields: [
                    RegisterField("FUNCTION", 0, width: 4, "0 nothing, 4 program counter, 5 reads, 6 writes, 7 both"),
                    RegisterField("EMITRANGE", 5, "the address's offset is sent"),
                ] + (index == 0 ? [RegisterField("CYCMATCH", 7, "CYCCNT is compared")] : []) + (index == 1 ? links : [])
                    + [RegisterField("MATCHED", 24, "matched since the last read")]),
        ]
    }

    private static let instrumentationRegisters: [RegisterDescription] = [
        RegisterDescription(
            "ITM_TER", at: .memory(address: 0xE000_0E00, size: 4), since: .armv7M, "The stimulus ports that are on, a bit each."),
        RegisterDescription(
            "ITM_TPR", at: .memory(address: 0xE000_0E40, size: 4), since: .armv7M, "Stimulus ports for privileged code only.",
            fields: [RegisterField("PRIVMASK", 0, width: 4, "groups of eight ports")]),
        RegisterDescription(
            "ITM_TCR", at: .memory(address: 0xE000_0E80, size: 4), since: .armv7M, "ITM control.",
            fields: [
                RegisterField("ITMENA", 0, "the ITM is on"),
                RegisterField("TSENA", 1, "time stamps are sent"),
                RegisterField("SYNCENA", 2, "synchronization packets are sent"),
                RegisterField("TXENA", aka: ["DWTENA"], 3, "the DWT's packets are sent on"),
                RegisterField("SWOENA", 4, "time stamps count the wire's clock"),
                RegisterField("TSPrescale", 8, width: 2, "the time stamps' prescaler"),
                RegisterField("GTSFREQ", 10, width: 2, "how often global time stamps are sent"),
                RegisterField("TraceBusID", 16, width: 7, "names the ITM in a trace of several"),
                RegisterField("BUSY", 23, "packets are being sent"),
            ]),
    ]
}

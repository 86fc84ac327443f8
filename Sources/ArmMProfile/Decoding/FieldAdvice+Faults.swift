extension FieldAdvice {
    /// The MemManage part of CFSR (DDI 0403 B3.2.15).
    static let memManage: [FieldAdvice] = [
        FieldAdvice(
            "CFSR", "IACCVIOL",
            """
            Usually a jump through a bad function pointer or a smashed return address; the stacked PC is where it went, and MMFAR is not \
            written.
            """),
        FieldAdvice(
            "CFSR", "DACCVIOL",
            "Usually a null or wild pointer, or unprivileged code beyond its regions; the stacked PC is the load or store."),
        FieldAdvice(
            "CFSR", "MUNSTKERR", "Usually the handler changed the stack pointer or the MPU; the frame it should return by is not readable."),
        FieldAdvice(
            "CFSR", "MSTKERR", "Usually a stack overflow into a guard region; the stacked registers are not to be trusted."),
        FieldAdvice(
            "CFSR", "MLSPERR",
            "FPCAR points at room for floating-point state that may no longer be written: the stack was reused or remapped."),
        FieldAdvice("CFSR", "MMARVALID", "Read MMFAR before this bit is cleared."),
    ]

    /// The BusFault part of CFSR (DDI 0403 B3.2.15).
    static let bus: [FieldAdvice] = [
        FieldAdvice(
            "CFSR", "IBUSERR", "Usually a jump to an address without memory; the stacked PC is where it went, and BFAR is not written."),
        FieldAdvice(
            "CFSR", "PRECISERR",
            "Usually a wild pointer, or a peripheral whose clock is off; the stacked PC is the load or store."),
        FieldAdvice(
            "CFSR", "IMPRECISERR",
            """
            A buffered store failed: the stacked PC is some instructions later, and BFAR does not tell the address. \
            ACTLR.DISDEFWBUF makes it precise on Cortex-M3 and M4.
            """),
        FieldAdvice("CFSR", "UNSTKERR", "Usually the handler changed the stack pointer; the frame it should return by is not in memory."),
        FieldAdvice(
            "CFSR", "STKERR",
            "Usually a stack that ran out of memory or was never set up; the stacked registers are not to be trusted."),
        FieldAdvice("CFSR", "LSPERR", "FPCAR points at room for floating-point state where there is no memory."),
        FieldAdvice("CFSR", "BFARVALID", "Read BFAR before this bit is cleared."),
    ]

    /// The UsageFault part of CFSR (DDI 0403 B3.2.15).
    static let usage: [FieldAdvice] = [
        FieldAdvice(
            "CFSR", "UNDEFINSTR",
            "Usually data executed as code, or an instruction that this core does not have; the stacked PC is the instruction."),
        FieldAdvice(
            "CFSR", "INVSTATE",
            "Usually a branch to an address whose bit 0 is clear: a function pointer or vector without the Thumb bit."),
        FieldAdvice(
            "CFSR", "INVPC", "Usually LR was overwritten in a handler, or a frame on the stack was damaged."),
        FieldAdvice(
            "CFSR", "NOCP",
            "Usually a floating-point instruction with CPACR.CP10 and CP11 still 0, or on a core without floating point."),
        FieldAdvice(
            "CFSR", "UNALIGNED",
            "LDM, STM, LDRD, STRD and exclusive accesses always need alignment; others only with CCR.UNALIGN_TRP set."),
        FieldAdvice("CFSR", "DIVBYZERO", "The stacked PC is the SDIV or UDIV. Without CCR.DIV_0_TRP the result would be 0."),
    ]

    /// HFSR (DDI 0403 B3.2.16).
    static let hard: [FieldAdvice] = [
        FieldAdvice(
            "HFSR", "VECTTBL", "Usually VTOR points at no vector table; which exception was being taken is not recorded."),
        FieldAdvice(
            "HFSR", "FORCED",
            """
            CFSR tells the first cause. The fault's own handler was disabled in SHCSR, or its priority was not above the execution \
            priority.
            """),
        FieldAdvice("HFSR", "DEBUGEVT", "Usually a BKPT that ran without a debugger; DFSR tells which event."),
    ]

    /// DFSR (DDI 0403 C1.6.1).
    static let debug: [FieldAdvice] = [
        FieldAdvice("DFSR", "HALTED", "A debugger was there: this is no fault of the firmware."),
        FieldAdvice("DFSR", "BKPT", "Usually an assertion, a semihosting call, or a breakpoint that a debugger left behind."),
        FieldAdvice("DFSR", "DWTTRAP", "A watchpoint, or a breakpoint on the program counter."),
        FieldAdvice("DFSR", "VCATCH", "DEMCR names the exceptions that are caught, and the fault status registers the cause."),
        FieldAdvice("DFSR", "EXTERNAL", "Another processor or the part's debug logic asked for it."),
    ]
}

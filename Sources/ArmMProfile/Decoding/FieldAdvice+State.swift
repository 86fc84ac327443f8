extension FieldAdvice {
    /// SHCSR and ICSR (DDI 0403 B3.2.13, B3.2.4).
    static let handlers: [FieldAdvice] =
        [("MEMFAULT", "MemManage"), ("BUSFAULT", "BusFault"), ("USGFAULT", "UsageFault")].flatMap { short, name in
            [
                FieldAdvice("SHCSR", short + "ACT", "Its handler has been entered and has not returned."),
                FieldAdvice(
                    "SHCSR", short + "PENDED", "It waits for the execution priority to fall, or was replaced by another on its entry."),
                FieldAdvice(
                    "SHCSR", short + "ENA", "The fault has its own handler, where its priority allows.",
                    clear: "\(name) is disabled: the fault becomes a HardFault."),
            ]
        } + [
            FieldAdvice("SHCSR", "SVCALLACT", "An SVC is being handled; a second one here is escalated to HardFault."),
            FieldAdvice("SHCSR", "SVCALLPENDED", "An exception of higher priority came between SVC and its handler."),
            FieldAdvice("SHCSR", "MONITORACT", "A debug event is being handled by firmware."),
            FieldAdvice("SHCSR", "PENDSVACT", "Usually a context switch is going on."),
            FieldAdvice("SHCSR", "SYSTICKACT", "The system timer's handler is running, or was preempted."),
            FieldAdvice("ICSR", "VECTACTIVE", clear: "The processor is in Thread mode."),
            FieldAdvice("ICSR", "RETTOBASE", "Returning leads to Thread mode; what it says in Thread mode is not defined."),
            FieldAdvice("ICSR", "VECTPENDING", "It will be taken when no mask and no active exception is in its way."),
            FieldAdvice("ICSR", "ISRPENDING", "An interrupt was asserted; NVIC_ISPR tells which."),
            FieldAdvice("ICSR", "ISRPREEMPT", "Only a debugger sees this, while the processor is halted."),
            FieldAdvice("ICSR", "PENDSTSET", "SysTick is masked, or something of higher priority is active."),
            FieldAdvice("ICSR", "PENDSVSET", "Usually a context switch was asked for and waits for the last handler to return."),
            FieldAdvice("ICSR", "NMIPENDSET", "Only NMI itself, or a debugger, can keep it waiting."),
        ]

    /// xPSR and CONTROL (DDI 0403 B1.4.2, B1.4.4).
    static let status: [FieldAdvice] = [
        FieldAdvice("xPSR", "ISR_NUMBER", clear: "It was in Thread mode."),
        FieldAdvice("xPSR", "ALIGN", "Exception return adds 4 to the stack pointer again."),
        FieldAdvice("xPSR", "ITICI", "The exception came in an IT block, or in a load or store of several registers."),
        FieldAdvice("xPSR", "GE", "SEL chooses bytes by them."),
        FieldAdvice(
            "xPSR", "T", "As it has to be.",
            clear: "The next instruction faults with INVSTATE: a branch went to an address whose bit 0 is clear."),
        FieldAdvice("xPSR", "IT", "The exception came in an IT block."),
        FieldAdvice("xPSR", "Q", "A result was saturated since the flag was last cleared."),
        FieldAdvice("xPSR", "V", "A signed result did not fit."),
        FieldAdvice("xPSR", "C", "An addition carried, or a subtraction did not borrow."),
        FieldAdvice("xPSR", "Z", "The last result was 0, or a comparison found both equal."),
        FieldAdvice("xPSR", "N", "Bit 31 of the last result was 1."),
        FieldAdvice(
            "CONTROL", "nPRIV", "It can reach neither the System Control Space nor what the MPU keeps from it.",
            clear: "Thread mode is privileged."),
        FieldAdvice(
            "CONTROL", "SPSEL", "Usually an operating system runs a task; handlers use MSP all the same.", clear: "Thread mode uses MSP."),
        FieldAdvice(
            "CONTROL", "FPCA", "The next exception stacks 0x68 bytes, or leaves room for them.",
            clear: "The next exception stacks a basic frame of 0x20 bytes."),
    ]

    /// EXC_RETURN (DDI 0403 B1.5.8).
    static let values: [FieldAdvice] = [
        FieldAdvice("EXC_RETURN", "SPSEL", "The frame is on the process stack.", clear: "The frame is on the main stack."),
        FieldAdvice(
            "EXC_RETURN", "Mode", "The exception interrupted a thread.",
            clear: "Returns to Handler mode: the exception interrupted another handler."),
        FieldAdvice(
            "EXC_RETURN", "FType", "It takes 0x20 bytes.",
            clear: "The frame has room for S0 to S15 and FPSCR: it takes 0x68 bytes."),
    ]
}

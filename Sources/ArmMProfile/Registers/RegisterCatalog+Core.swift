extension RegisterCatalog {
    /// R0 to R15 (DDI 0403 B1.4.1).
    static let coreRegisters: [RegisterDescription] =
        (0...12).map { RegisterDescription("R\($0)", at: .core($0), "General-purpose register \($0).") } + [
            RegisterDescription("SP", ["R13"], at: .core(13), "The current stack pointer: MSP or PSP."),
            RegisterDescription("LR", ["R14"], at: .core(14), "The link register; EXC_RETURN on entry to a handler."),
            RegisterDescription("PC", ["R15"], at: .core(15), "The address of the next instruction to execute."),
        ]

    /// Special registers (DDI 0403 B1.4.2 to B1.4.4).
    static let specialRegisters: [RegisterDescription] = [
        RegisterDescription("MSP", at: .special(.msp), "The main stack pointer."),
        RegisterDescription("PSP", at: .special(.psp), "The process stack pointer."),
        RegisterDescription("xPSR", ["PSR"], at: .special(.xpsr), "The program status registers, as they are stacked.", fields: xpsr),
        RegisterDescription(
            "APSR", at: .special(.apsr), "The application program status register.", fields: xpsr.filter { apsrNames.contains($0.name) }),
        RegisterDescription(
            "IPSR", at: .special(.ipsr), access: .readOnly, "The number of the exception being handled.",
            fields: [RegisterField("ISR_NUMBER", aka: ["Exception", "ISR"], 0, width: 9, "the exception being handled")]),
        RegisterDescription(
            "EPSR", at: .special(.epsr), "The execution program status register.", fields: xpsr.filter { ["T", "ITICI"].contains($0.name) }),
        RegisterDescription(
            "PRIMASK", width: 1, at: .special(.primask), "Masks every exception of configurable priority.",
            fields: [RegisterField("PM", 0, "the execution priority is at most 0")]),
        RegisterDescription(
            "FAULTMASK", width: 1, at: .special(.faultmask), since: .armv7M, "Masks every exception but NMI.",
            fields: [RegisterField("FM", 0, "the execution priority is at most -1")]),
        RegisterDescription(
            "BASEPRI", width: 8, at: .special(.basepri), since: .armv7M,
            "Masks exceptions of this priority and lower ones; 0 masks nothing."),
        RegisterDescription(
            "CONTROL", width: 3, at: .special(.control), "Privilege and stack of Thread mode, and whether floating point is in use.",
            fields: [
                RegisterField("nPRIV", 0, "Thread mode is unprivileged"),
                RegisterField("SPSEL", 1, "Thread mode uses PSP"),
                RegisterField("FPCA", 2, "the floating-point context is active"),
            ]),
    ]

    /// Values that have fields but are no register.
    static let values: [RegisterDescription] = [
        RegisterDescription(
            "EXC_RETURN", at: .value, "The value of LR that returns from an exception (DDI 0403 B1.5.8).",
            fields: [
                RegisterField("SPSEL", 2, "returns on PSP"),
                RegisterField("Mode", 3, "returns to Thread mode"),
                RegisterField("FType", 4, "the frame is basic, without floating point"),
            ])
    ]

    private static let apsrNames = ["N", "Z", "C", "V", "Q", "GE"]

    /// xPSR (DDI 0403 B1.4.2).
    private static let xpsr: [RegisterField] = [
        RegisterField("ISR_NUMBER", aka: ["IPSR", "Exception", "ISR"], 0, width: 9, "the exception being handled, 0 in Thread mode"),
        RegisterField("ALIGN", aka: ["STKALIGN", "A"], 9, "stacked only: the stack pointer was moved by 4 to align the frame"),
        RegisterField(
            "ITICI", aka: ["ICIIT", "IT_low"], 10, width: 6, "IT[7:2] of the IT block, or what is left of a load or store multiple"),
        RegisterField("GE", 16, width: 4, "the greater-or-equal flags of the DSP extension"),
        RegisterField("T", 24, "Thumb state; the next instruction faults with INVSTATE when it is 0"),
        RegisterField("IT", 25, width: 2, "IT[1:0]"),
        RegisterField("Q", 27, "saturation happened"),
        RegisterField("V", 28, "overflow"),
        RegisterField("C", 29, "carry"),
        RegisterField("Z", 30, "zero"),
        RegisterField("N", 31, "negative"),
    ]
}

import ArmMProfile

extension LPC43xxUSART {
    /// UM10503, chapters 43 and 44.
    package static let fields: [RegisterFields] = [
        RegisterFields(
            "IER",
            fields: [
                RegisterField("RBRIE", 0, "received bytes interrupt"), RegisterField("THREIE", 1, "room to send interrupts"),
                RegisterField("RXIE", 2, "errors interrupt"),
            ]),
        RegisterFields(
            "IIR",
            fields: [
                RegisterField("INTSTATUS", 0, "nothing interrupts"),
                RegisterField("INTID", 1, width: 3, "1 THRE, 2 bytes received, 3 an error, 6 bytes wait and no more come"),
                RegisterField("FIFOENABLE", 6, width: 2, "the FIFOs are on"),
            ]),
        RegisterFields(
            "LCR",
            fields: [
                RegisterField("WLS", 0, width: 2, "data bits - 5"), RegisterField("SBS", 2, "2 stop bits"),
                RegisterField("PE", 3, "there is a parity bit"), RegisterField("PS", 4, width: 2, "odd, even, 1 or 0"),
                RegisterField("BC", 6, "a break is sent"), RegisterField("DLAB", 7, "the divisor is seen at 0 and 4"),
            ]),
        RegisterFields(
            "LSR",
            fields: [
                RegisterField("RDR", 0, "a byte is waiting to be read"), RegisterField("OE", 1, "a byte was lost"),
                RegisterField("PE", 2, "a parity error"), RegisterField("FE", 3, "a framing error"), RegisterField("BI", 4, "a break"),
                RegisterField("THRE", 5, "the next byte can be stored"), RegisterField("TEMT", 6, "all that was stored has been sent"),
                RegisterField("RXFE", 7, "an error in the FIFO"),
            ]),
        RegisterFields("FDR", fields: [RegisterField("DIVADDVAL", 0, width: 4, ""), RegisterField("MULVAL", 4, width: 4, "")]),
    ]
}

extension LPC43xxTimer {
    /// UM10503, chapter 32.
    package static let fields: [RegisterFields] = [
        RegisterFields("IR", fields: (0..<4).map { RegisterField("MR\($0)INT", $0, "TC came to MR\($0)") }),
        RegisterFields("TCR", fields: [RegisterField("CEN", 0, "it counts"), RegisterField("CRST", 1, "it is held at 0")]),
        RegisterFields(
            "MCR",
            fields: (0..<4).flatMap {
                [
                    RegisterField("MR\($0)I", $0 * 3, "MR\($0) interrupts"), RegisterField("MR\($0)R", $0 * 3 + 1, "MR\($0) resets TC"),
                    RegisterField("MR\($0)S", $0 * 3 + 2, "MR\($0) stops TC"),
                ]
            }),
    ]
}

extension LPC43xxRITimer {
    /// UM10503, chapter 34.
    package static let fields: [RegisterFields] = [
        RegisterFields(
            "CTRL",
            fields: [
                RegisterField("RITINT", 0, "COUNTER came to COMPVAL"), RegisterField("RITENCLR", 1, "COUNTER is cleared then"),
                RegisterField("RITENBR", 2, "it stands while the core is halted"), RegisterField("RITEN", 3, "it counts"),
            ])
    ]
}

extension LPC43xxWatchdog {
    /// UM10503, chapter 36.
    package static let fields: [RegisterFields] = [
        RegisterFields(
            "MOD",
            fields: [
                RegisterField("WDEN", 0, "it is on"), RegisterField("WDRESET", 1, "it resets"),
                RegisterField("WDTOF", 2, "its time was out"), RegisterField("WDINT", 3, "TV came to WARNINT"),
                RegisterField("WDPROTECT", 4, "TC can be changed only when TV is low"),
            ])
    ]
}

extension LPC43xxCGU {
    /// UM10503, chapter 13.
    package static let fields: [RegisterFields] = [
        RegisterFields(
            "PLL0USB_STAT", "PLL0AUDIO_STAT",
            fields: [RegisterField("LOCK", 0, "the PLL is locked"), RegisterField("FR", 1, "it runs free")]),
        RegisterFields("PLL1_STAT", fields: [RegisterField("LOCK", 0, "the PLL is locked")]),
        RegisterFields(
            "PLL1_CTRL",
            fields: [
                RegisterField("PD", 0, "the PLL is powered down"), RegisterField("BYPASS", 1, "its input is given out"),
                RegisterField("FBSEL", 6, "the output is fed back"), RegisterField("DIRECT", 7, "without the last divider"),
                RegisterField("PSEL", 8, width: 2, ""), RegisterField("AUTOBLOCK", 11, ""), RegisterField("NSEL", 12, width: 2, ""),
                RegisterField("MSEL", 16, width: 8, ""), RegisterField("CLK_SEL", 24, width: 5, "its clock"),
            ]),
    ]
}

extension LPC43xxCREG {
    /// UM10503 section 10.
    package static let fields: [RegisterFields] = [
        RegisterFields("M4MEMMAP", fields: [RegisterField("M4MAP", 12, width: 20, "what is seen at 0, bits 31 to 12")])
    ]
}

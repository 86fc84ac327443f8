import ArmMProfile

extension CMSDKUART {
    /// DDI 0479 4.3.
    package static let fields: [RegisterFields] = [
        RegisterFields(
            "STATE",
            fields: [
                RegisterField("TXFULL", aka: ["TXBF"], 0, "no room to send"),
                RegisterField("RXFULL", aka: ["RXBF"], 1, "a byte is waiting to be read"),
                RegisterField("TXOVERRUN", aka: ["TXOV"], 2, "a byte to send was lost"),
                RegisterField("RXOVERRUN", aka: ["RXOV"], 3, "a byte was lost"),
            ]),
        RegisterFields(
            "CTRL",
            fields: [
                RegisterField("TXEN", 0, "the transmitter is on"), RegisterField("RXEN", 1, "the receiver is on"),
                RegisterField("TXINTEN", aka: ["TXINT"], 2, "sending interrupts"),
                RegisterField("RXINTEN", aka: ["RXINT"], 3, "receiving interrupts"),
                RegisterField("TXOVRINTEN", aka: ["TXOVINT"], 4, "lost bytes to send interrupt"),
                RegisterField("RXOVRINTEN", aka: ["RXOVINT"], 5, "lost bytes interrupt"),
                RegisterField("HSTEST", aka: ["HSTX"], 6, "sending takes one clock a bit"),
            ]),
        RegisterFields(
            "INTSTATUS",
            fields: [
                RegisterField("TX", 0, "a byte was sent"), RegisterField("RX", 1, "a byte was received"),
                RegisterField("TXOVERRUN", aka: ["TXOV"], 2, "a byte to send was lost"),
                RegisterField("RXOVERRUN", aka: ["RXOV"], 3, "a byte was lost"),
            ]),
    ]
}

extension CMSDKTimer {
    /// DDI 0479 4.4.
    package static let fields: [RegisterFields] = [
        RegisterFields(
            "CTRL",
            fields: [
                RegisterField("EN", aka: ["ENABLE"], 0, "it counts"),
                RegisterField("SELEXTEN", aka: ["EXTIN"], 1, "an input lets it count"),
                RegisterField("SELEXTCLK", aka: ["EXTCLK"], 2, "an input is its clock"),
                RegisterField("IRQEN", aka: ["INTEN"], 3, "it interrupts"),
            ])
    ]
}

extension StellarisFlash {
    /// LM3S6965 data sheet, section 7.
    package static let fields: [RegisterFields] = [
        RegisterFields(
            "FMC",
            fields: [
                RegisterField("WRITE", 0, "a word is being programmed"), RegisterField("ERASE", 1, "a page is being erased"),
                RegisterField("MERASE", 2, "all is being erased"), RegisterField("COMT", 3, "a register is being committed"),
            ]),
        RegisterFields(
            "FCRIS",
            fields: [RegisterField("ARIS", 0, "an access that protection forbids"), RegisterField("PRIS", 1, "an operation is at its end")]),
        RegisterFields("FCIM", fields: [RegisterField("AMASK", 0, "ARIS interrupts"), RegisterField("PMASK", 1, "PRIS interrupts")]),
    ]
}

extension NordicNVMC {
    /// nRF52833 Product Specification, "NVMC".
    package static let fields: [RegisterFields] = [
        RegisterFields("READY", "READYNEXT", fields: [RegisterField("READY", 0, "nothing is under way")]),
        RegisterFields("CONFIG", fields: [RegisterField("WEN", 0, width: 2, "0 read, 1 write, 2 erase")]),
    ]
}

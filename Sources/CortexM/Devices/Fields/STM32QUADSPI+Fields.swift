import ArmMProfile

extension STM32QUADSPI {
    /// RM0351 17.6, RM0433 23.5. What L47x and L48x do not have reads as zero there.
    package static let fields: [RegisterFields] = [
        RegisterFields(
            "CR",
            fields: [
                RegisterField("EN", 0, "the interface is on"), RegisterField("ABORT", 1, "what is under way is broken off"),
                RegisterField("DMAEN", 2, "DMA moves data"), RegisterField("TCEN", 3, "the time-out of mapped mode is on"),
                RegisterField("SSHIFT", 4, "data are sampled half a clock later"), RegisterField("DFM", 6, "two chips at once"),
                RegisterField("FSEL", 7, "the second chip"), RegisterField("FTHRES", 8, width: 5, "FTF from this many bytes + 1 on"),
                RegisterField("TEIE", 16, "TEF interrupts"), RegisterField("TCIE", 17, "TCF interrupts"),
                RegisterField("FTIE", 18, "FTF interrupts"), RegisterField("SMIE", 19, "SMF interrupts"),
                RegisterField("TOIE", 20, "TOF interrupts"), RegisterField("APMS", 22, "polling stops at a match"),
                RegisterField("PMM", 23, "one bit that matches is enough"),
                RegisterField("PRESCALER", 24, width: 8, "clocks of the kernel - 1"),
            ]),
        RegisterFields(
            "DCR",
            fields: [
                RegisterField("CKMODE", 0, "the clock is high when idle"),
                RegisterField("CSHT", 8, width: 3, "clocks between commands - 1"),
                RegisterField("FSIZE", 16, width: 5, "the flash has 2 to the power of this + 1 bytes"),
            ]),
        RegisterFields(
            "SR",
            fields: [
                RegisterField("TEF", 0, "an address behind the end of the flash"), RegisterField("TCF", 1, "a transfer is complete"),
                RegisterField("FTF", 2, "the FIFO is at its threshold"), RegisterField("SMF", 3, "the status that was polled matches"),
                RegisterField("TOF", 4, "the time-out of mapped mode"), RegisterField("BUSY", 5, "an operation is under way"),
                RegisterField("FLEVEL", 8, width: 6, "bytes in the FIFO"),
            ]),
        RegisterFields(
            "CCR",
            fields: [
                RegisterField("INSTRUCTION", 0, width: 8, "the opcode"), RegisterField("IMODE", 8, width: 2, "its lines: none, 1, 2 or 4"),
                RegisterField("ADMODE", 10, width: 2, "the address's lines"), RegisterField("ADSIZE", 12, width: 2, "its bytes - 1"),
                RegisterField("ABMODE", 14, width: 2, "the alternate bytes' lines"),
                RegisterField("ABSIZE", 16, width: 2, "their number - 1"),
                RegisterField("DCYC", 18, width: 5, "dummy clocks"), RegisterField("DMODE", 24, width: 2, "the data's lines"),
                RegisterField("FMODE", 26, width: 2, "0 indirect write, 1 indirect read, 2 polling, 3 memory-mapped"),
                RegisterField("SIOO", 28, "the instruction is sent once"), RegisterField("DHHC", 30, "DDR data are held longer"),
                RegisterField("DDRM", 31, "both edges"),
            ]),
    ]
}

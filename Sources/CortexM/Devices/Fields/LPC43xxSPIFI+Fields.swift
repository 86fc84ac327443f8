import ArmMProfile

extension LPC43xxSPIFI {
    private static let command = [
        RegisterField("INTLEN", 16, width: 3, "intermediate bytes"),
        RegisterField("FIELDFORM", 19, width: 2, "0 all serial, 1 data wide, 2 all but the opcode wide, 3 all wide"),
        RegisterField("FRAMEFORM", 21, width: 3, "1 the opcode alone, 2 to 5 with 1 to 4 address bytes, 6 and 7 without an opcode"),
        RegisterField("OPCODE", 24, width: 8, "the opcode"),
    ]

    /// UM10503 section 21.7.
    package static let fields: [RegisterFields] = [
        RegisterFields(
            "CTRL",
            fields: [
                RegisterField("TIMEOUT", 0, width: 16, "clocks before the chip is deselected"),
                RegisterField("CSHIGH", 16, width: 4, "clocks between commands - 1"),
                RegisterField("D_PRFTCH_DIS", 21, "data are not prefetched"),
                RegisterField("INTEN", 22, "the end of a command interrupts"), RegisterField("MODE3", 23, "the clock is high when idle"),
                RegisterField("PRFTCH_DIS", 27, "nothing is prefetched"), RegisterField("DUAL", 28, "wide is 2 lines, not 4"),
                RegisterField("RFCLK", 29, "data are sampled on the rising edge"),
                RegisterField("FBCLK", 30, "data are sampled by the clock that is fed back"), RegisterField("DMAEN", 31, "DMA moves data"),
            ]),
        RegisterFields(
            "CMD",
            fields: [
                RegisterField("DATALEN", 0, width: 14, "data bytes"), RegisterField("POLL", 14, "reads until a bit is as wanted"),
                RegisterField("DOUT", 15, "data go out"),
            ] + command),
        RegisterFields(
            "MCMD", fields: [RegisterField("POLL", 14, "has to be 0"), RegisterField("DOUT", 15, "has to be 0")] + command),
        RegisterFields(
            "STAT",
            fields: [
                RegisterField("MCINIT", 0, "memory mode"), RegisterField("CMD", 1, "a command is under way"),
                RegisterField("RESET", 4, "a reset is under way"), RegisterField("INTRQ", 5, "a command has ended"),
                RegisterField("VERSION", 24, width: 8, "of the block"),
            ]),
    ]
}

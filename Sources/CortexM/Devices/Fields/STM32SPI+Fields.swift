import ArmMProfile

extension STM32SPI {
    /// RM0090 28.5, RM0351 42.6.
    package static func fields(hasFIFO: Bool) -> [RegisterFields] {
        let wide: [RegisterField] = [
            RegisterField("DS", 8, width: 4, "bits of a frame - 1"), RegisterField("FRXTH", 12, "RXNE at 8 bits, not 16"),
        ]
        let levels: [RegisterField] = [
            RegisterField("FRLVL", 9, width: 2, "quarters of the receiving FIFO"),
            RegisterField("FTLVL", 11, width: 2, "of the sending one"),
        ]
        return [
            RegisterFields(
                "CR1",
                fields: [
                    RegisterField("CPHA", 0, "data on the second edge"), RegisterField("CPOL", 1, "the clock is high when idle"),
                    RegisterField("MSTR", 2, "master"), RegisterField("BR", 3, width: 3, "the bus's clock / 2, 4, … 256"),
                    RegisterField("SPE", 6, "the SPI is on"), RegisterField("LSBFIRST", 7, "the lowest bit first"),
                    RegisterField("SSI", 8, "NSS as firmware says"), RegisterField("SSM", 9, "firmware says what NSS is"),
                    RegisterField("RXONLY", 10, "receives only"), RegisterField(hasFIFO ? "CRCL" : "DFF", 11, "16 bits"),
                    RegisterField("CRCNEXT", 12, "the CRC is next"), RegisterField("CRCEN", 13, "with a CRC"),
                    RegisterField("BIDIOE", 14, "the one line sends"), RegisterField("BIDIMODE", 15, "one line both ways"),
                ]),
            RegisterFields(
                "CR2",
                fields: [
                    RegisterField("RXDMAEN", 0, "DMA receives"), RegisterField("TXDMAEN", 1, "DMA sends"),
                    RegisterField("SSOE", 2, "NSS is given out"), RegisterField("FRF", 4, "TI's frames"),
                    RegisterField("ERRIE", 5, "errors interrupt"), RegisterField("RXNEIE", 6, "RXNE interrupts"),
                    RegisterField("TXEIE", 7, "TXE interrupts"),
                ] + (hasFIFO ? wide : [])),
            RegisterFields(
                "SR",
                fields: [
                    RegisterField("RXNE", 0, "a frame is waiting to be read"), RegisterField("TXE", 1, "the next frame can be stored"),
                    RegisterField("UDR", 3, "an underrun"), RegisterField("CRCERR", 4, "another CRC"),
                    RegisterField("MODF", 5, "another master has selected it"),
                    RegisterField("OVR", 6, "a frame came before the last one was read"), RegisterField("BSY", 7, "a frame is under way"),
                    RegisterField("FRE", 8, "a frame error"),
                ] + (hasFIFO ? levels : [])),
        ]
    }
}

extension STM32SPIv2 {
    /// RM0433 50.14.
    package static let fields: [RegisterFields] = [
        RegisterFields(
            "CR1",
            fields: [
                RegisterField("SPE", 0, "the SPI is on"), RegisterField("MASRX", 8, "stops before it overruns"),
                RegisterField("CSTART", 9, "the transfer is under way"), RegisterField("CSUSP", 10, "the transfer is to stop"),
                RegisterField("HDDIR", 11, "the one line sends"), RegisterField("SSI", 12, "NSS as firmware says"),
                RegisterField("IOLOCK", 16, "the pins are locked"),
            ]),
        RegisterFields(
            "CR2", fields: [RegisterField("TSIZE", 0, width: 16, "frames of the transfer"), RegisterField("TSER", 16, width: 16, "")]),
        RegisterFields(
            "SR",
            fields: [
                RegisterField("RXP", 0, "a packet is waiting to be read"), RegisterField("TXP", 1, "a packet can be stored"),
                RegisterField("DXP", 2, "both"), RegisterField("EOT", 3, "the transfer is at its end"),
                RegisterField("TXTF", 4, "all frames of the transfer are stored"), RegisterField("UDR", 5, "an underrun"),
                RegisterField("OVR", 6, "a frame came before the last one was read"), RegisterField("CRCE", 7, "another CRC"),
                RegisterField("TIFRE", 8, "a frame error"), RegisterField("MODF", 9, "another master has selected it"),
                RegisterField("SUSP", 11, "the transfer has stopped"), RegisterField("TXC", 12, "all that was stored has been sent"),
                RegisterField("RXPLVL", 13, width: 2, "frames of the last packet"), RegisterField("RXWNE", 15, "a word is waiting"),
                RegisterField("CTSIZE", 16, width: 16, "frames that are left"),
            ]),
    ]
}

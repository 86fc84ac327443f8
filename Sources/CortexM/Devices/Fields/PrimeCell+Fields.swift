import ArmMProfile

/// The registers that mask, show and show masked what a PrimeCell can interrupt for: a bit each, from bit 0 on.
private func interruptFields(_ causes: [(name: String, meaning: String)]) -> [RegisterFields] {
    let bits = causes.enumerated()
    return [
        RegisterFields("IMSC", fields: bits.map { RegisterField($1.name + "IM", $0, "interrupts: " + $1.meaning) }),
        RegisterFields("RIS", fields: bits.map { RegisterField($1.name + "RIS", $0, $1.meaning) }),
        RegisterFields("MIS", fields: bits.map { RegisterField($1.name + "MIS", $0, $1.meaning + ", and it interrupts") }),
    ]
}

extension PL011 {
    private static let interrupts = [
        ("RI", "ring"), ("CTS", "CTS changed"), ("DCD", "DCD changed"), ("DSR", "DSR changed"),
        ("RX", "the receiving FIFO is at its level"),
        ("TX", "the sending FIFO is at its level"), ("RT", "bytes wait and no more come"), ("FE", "a framing error"),
        ("PE", "a parity error"), ("BE", "a break"), ("OE", "a byte was lost"),
    ]

    /// DDI 0183 3.3.
    package static let fields: [RegisterFields] =
        [
            RegisterFields(
                "FR",
                fields: [
                    RegisterField("CTS", 0, ""), RegisterField("DSR", 1, ""), RegisterField("DCD", 2, ""),
                    RegisterField("BUSY", 3, "bytes are being sent"), RegisterField("RXFE", 4, "nothing was received"),
                    RegisterField("TXFF", 5, "no room to send"), RegisterField("RXFF", 6, "no room to receive"),
                    RegisterField("TXFE", 7, "nothing is left to send"), RegisterField("RI", 8, ""),
                ]),
            RegisterFields(
                "LCRH",
                fields: [
                    RegisterField("BRK", 0, "a break is sent"), RegisterField("PEN", 1, "there is a parity bit"),
                    RegisterField("EPS", 2, "it is even"), RegisterField("STP2", 3, "2 stop bits"),
                    RegisterField("FEN", 4, "the FIFOs are on"),
                    RegisterField("WLEN", 5, width: 2, "data bits - 5"), RegisterField("SPS", 7, "the parity bit is fixed"),
                ]),
            RegisterFields(
                "CR",
                fields: [
                    RegisterField("UARTEN", 0, "the UART is on"), RegisterField("SIREN", 1, "IrDA mode"),
                    RegisterField("SIRLP", 2, "IrDA at low power"),
                    RegisterField("LBE", 7, "what is sent comes back"), RegisterField("TXE", 8, "the transmitter is on"),
                    RegisterField("RXE", 9, "the receiver is on"),
                ]),
        ] + interruptFields(interrupts)
}

extension PL022 {
    private static let interrupts = [
        ("ROR", "a frame was lost"), ("RT", "frames wait and no more come"), ("RX", "the receiving FIFO is half full"),
        ("TX", "the sending FIFO is half empty"),
    ]

    /// DDI 0194 3.3.
    package static let fields: [RegisterFields] =
        [
            RegisterFields(
                "CR0",
                fields: [
                    RegisterField("DSS", 0, width: 4, "bits of a frame - 1"),
                    RegisterField("FRF", 4, width: 2, "Motorola's frames, TI's, National's"),
                    RegisterField("SPO", aka: ["CPOL"], 6, "the clock is high when idle"),
                    RegisterField("SPH", aka: ["CPHA"], 7, "data on the second edge"),
                    RegisterField("SCR", 8, width: 8, "the clock's divider - 1"),
                ]),
            RegisterFields(
                "CR1",
                fields: [
                    RegisterField("LBM", 0, "what is sent comes back"), RegisterField("SSE", 1, "the port is on"),
                    RegisterField("MS", 2, "a slave"),
                    RegisterField("SOD", 3, "the slave sends nothing"),
                ]),
            RegisterFields(
                "SR",
                fields: [
                    RegisterField("TFE", 0, "nothing is left to send"), RegisterField("TNF", 1, "the next frame can be stored"),
                    RegisterField("RNE", 2, "a frame is waiting to be read"), RegisterField("RFF", 3, "no room to receive"),
                    RegisterField("BSY", 4, "a frame is under way"),
                ]),
        ] + interruptFields(interrupts)
}

extension SP805 {
    /// DDI 0270 3.3.
    package static let fields: [RegisterFields] = [
        RegisterFields(
            "WDOGCONTROL", "WDTCTL",
            fields: [RegisterField("INTEN", 0, "it counts, and interrupts"), RegisterField("RESEN", 1, "it resets")])
    ]
}

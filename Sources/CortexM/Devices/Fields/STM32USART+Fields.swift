import ArmMProfile

extension STM32USART {
    /// RM0090 30.6, RM0008 27.6.
    package static let fields: [RegisterFields] = [
        RegisterFields(
            "SR",
            fields: [
                RegisterField("PE", 0, "a parity error"), RegisterField("FE", 1, "a framing error"),
                RegisterField("NF", aka: ["NE"], 2, "noise was seen"), RegisterField("ORE", 3, "a byte came before the last one was read"),
                RegisterField("IDLE", 4, "the line has been idle for a frame"), RegisterField("RXNE", 5, "a byte is waiting to be read"),
                RegisterField("TC", 6, "all that was stored has been sent"), RegisterField("TXE", 7, "the next byte can be stored"),
                RegisterField("LBD", 8, "a LIN break"), RegisterField("CTS", 9, "CTS has changed"),
            ]),
        RegisterFields(
            "BRR", fields: [RegisterField("DIV_Fraction", 0, width: 4, "sixteenths"), RegisterField("DIV_Mantissa", 4, width: 12, "whole")]),
        RegisterFields(
            "CR1",
            fields: [
                RegisterField("SBK", 0, "a break is sent"), RegisterField("RWU", 1, "the receiver is mute"),
                RegisterField("RE", 2, "the receiver is on"), RegisterField("TE", 3, "the transmitter is on"),
                RegisterField("IDLEIE", 4, "IDLE interrupts"), RegisterField("RXNEIE", 5, "RXNE and ORE interrupt"),
                RegisterField("TCIE", 6, "TC interrupts"), RegisterField("TXEIE", 7, "TXE interrupts"),
                RegisterField("PEIE", 8, "PE interrupts"), RegisterField("PS", 9, "the parity is odd"),
                RegisterField("PCE", 10, "there is a parity bit"), RegisterField("WAKE", 11, "an address wakes the receiver"),
                RegisterField("M", 12, "9 data bits"), RegisterField("UE", 13, "the USART is on"),
                RegisterField("OVER8", 15, "8 samples a bit, not 16"),
            ]),
        RegisterFields(
            "CR2",
            fields: [
                RegisterField("ADD", 0, width: 4, "the node's address"), RegisterField("LBDL", 5, "a LIN break has 11 bits"),
                RegisterField("LBDIE", 6, "LBD interrupts"), RegisterField("LBCL", 8, "the last bit has a clock pulse"),
                RegisterField("CPHA", 9, "data on the second edge"), RegisterField("CPOL", 10, "the clock is high when idle"),
                RegisterField("CLKEN", 11, "the clock is given out"),
                RegisterField("STOP", 12, width: 2, "stop bits: 1, 0.5, 2 or 1.5"), RegisterField("LINEN", 14, "LIN mode"),
            ]),
        RegisterFields(
            "CR3",
            fields: [
                RegisterField("EIE", 0, "errors interrupt"), RegisterField("IREN", 1, "IrDA mode"),
                RegisterField("IRLP", 2, "IrDA at low power"), RegisterField("HDSEL", 3, "half duplex"),
                RegisterField("NACK", 4, "smartcard NACK"), RegisterField("SCEN", 5, "smartcard mode"),
                RegisterField("DMAR", 6, "DMA receives"), RegisterField("DMAT", 7, "DMA sends"), RegisterField("RTSE", 8, "RTS is on"),
                RegisterField("CTSE", 9, "CTS is on"), RegisterField("CTSIE", 10, "CTS interrupts"),
                RegisterField("ONEBIT", 11, "one sample a bit"),
            ]),
    ]
}

extension STM32USARTv2 {
    /// RM0351 40.8, RM0433 48.7.
    package static let fields: [RegisterFields] = [
        RegisterFields(
            "CR1",
            fields: [
                RegisterField("UE", 0, "the USART is on"), RegisterField("UESM", 1, "it wakes from Stop mode"),
                RegisterField("RE", 2, "the receiver is on"), RegisterField("TE", 3, "the transmitter is on"),
                RegisterField("IDLEIE", 4, "IDLE interrupts"), RegisterField("RXNEIE", aka: ["RXFNEIE"], 5, "RXNE and ORE interrupt"),
                RegisterField("TCIE", 6, "TC interrupts"), RegisterField("TXEIE", aka: ["TXFNFIE"], 7, "TXE interrupts"),
                RegisterField("PEIE", 8, "PE interrupts"), RegisterField("PS", 9, "the parity is odd"),
                RegisterField("PCE", 10, "there is a parity bit"), RegisterField("WAKE", 11, "an address wakes the receiver"),
                RegisterField("M0", 12, "9 data bits"), RegisterField("MME", 13, "mute mode"), RegisterField("CMIE", 14, "CMF interrupts"),
                RegisterField("OVER8", 15, "8 samples a bit, not 16"), RegisterField("DEDT", 16, width: 5, "driver enable, at the end"),
                RegisterField("DEAT", 21, width: 5, "driver enable, at the beginning"), RegisterField("RTOIE", 26, "RTOF interrupts"),
                RegisterField("EOBIE", 27, "EOBF interrupts"), RegisterField("M1", 28, "7 data bits"),
                RegisterField("FIFOEN", 29, "the FIFOs are on"), RegisterField("TXFEIE", 30, "TXFE interrupts"),
                RegisterField("RXFFIE", 31, "RXFF interrupts"),
            ]),
        RegisterFields(
            "CR2", fields: [RegisterField("STOP", 12, width: 2, "stop bits"), RegisterField("ADD", 24, width: 8, "a character")]),
        RegisterFields(
            "CR3",
            fields: [
                RegisterField("EIE", 0, "errors interrupt"), RegisterField("HDSEL", 3, "half duplex"),
                RegisterField("DMAR", 6, "DMA receives"),
                RegisterField("DMAT", 7, "DMA sends"), RegisterField("RTSE", 8, "RTS is on"), RegisterField("CTSE", 9, "CTS is on"),
                RegisterField("ONEBIT", 11, "one sample a bit"),
                RegisterField("OVRDIS", 12, "a late reader loses nothing but the byte before"),
                RegisterField("DEM", 14, "driver enable"),
            ]),
        RegisterFields(
            "ISR",
            fields: [
                RegisterField("PE", 0, "a parity error"), RegisterField("FE", 1, "a framing error"),
                RegisterField("NF", 2, "noise was seen"),
                RegisterField("ORE", 3, "a byte came before the last one was read"),
                RegisterField("IDLE", 4, "the line has been idle for a frame"),
                RegisterField("RXNE", aka: ["RXFNE"], 5, "a byte is waiting to be read"),
                RegisterField("TC", 6, "all that was stored has been sent"),
                RegisterField("TXE", aka: ["TXFNF"], 7, "the next byte can be stored"),
                RegisterField("RTOF", 11, "the receiver's time is out"),
                RegisterField("BUSY", 16, "a byte is being received"), RegisterField("CMF", 17, "the character of ADD has come"),
                RegisterField("TEACK", 21, "the transmitter is on"), RegisterField("REACK", 22, "the receiver is on"),
                RegisterField("TXFE", 23, "the transmitter's FIFO is empty"), RegisterField("RXFF", 24, "the receiver's FIFO is full"),
            ]),
    ]
}

/// A clock control unit of LPC43xx (UM10503, chapter 14): the status of each branch clock follows its configuration. Branch
/// clocks stop nothing here.
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x000, 0x004 | PM, BASE_STAT | |
/// | 0x100 and on | CLK_…_CFG, CLK_…_STAT | RUN 0, AUTO 1, WAKEUP 2 |
public struct LPC43xxCCU: RegisterDevice {
    /// CCU1 or CCU2.
    public enum Unit: String, Sendable, Hashable, CaseIterable {
        case ccu1, ccu2
    }

    /// The branch clocks: the offset of the configuration; the status is the next word.
    private static func branches(_ unit: Unit) -> [(UInt32, String)] {
        switch unit {
        case .ccu1:
            [
                (0x100, "APB3_BUS"), (0x108, "APB3_I2C1"), (0x110, "APB3_DAC"), (0x118, "APB3_ADC0"), (0x120, "APB3_ADC1"),
                (0x128, "APB3_CAN0"), (0x200, "APB1_BUS"), (0x208, "APB1_MOTOCONPWM"), (0x210, "APB1_I2C0"),
                (0x218, "APB1_I2S"), (0x220, "APB1_CAN1"), (0x300, "SPIFI"), (0x400, "M4_BUS"), (0x408, "M4_SPIFI"),
                (0x410, "M4_GPIO"), (0x418, "M4_LCD"), (0x420, "M4_ETHERNET"), (0x428, "M4_USB0"), (0x430, "M4_EMC"),
                (0x438, "M4_SDIO"), (0x440, "M4_DMA"), (0x448, "M4_M4CORE"), (0x468, "M4_SCT"), (0x470, "M4_USB1"),
                (0x478, "M4_EMCDIV"), (0x480, "M4_FLASHA"), (0x488, "M4_FLASHB"), (0x490, "M4_M0APP"), (0x498, "M4_ADCHS"),
                (0x4A0, "M4_EEPROM"), (0x500, "M4_WWDT"), (0x508, "M4_USART0"), (0x510, "M4_UART1"), (0x518, "M4_SSP0"),
                (0x520, "M4_TIMER0"), (0x528, "M4_TIMER1"), (0x530, "M4_SCU"), (0x538, "M4_CREG"), (0x600, "M4_RITIMER"),
                (0x608, "M4_USART2"), (0x610, "M4_USART3"), (0x618, "M4_TIMER2"), (0x620, "M4_TIMER3"), (0x628, "M4_SSP1"),
                (0x630, "M4_QEI"), (0x700, "PERIPH_BUS"), (0x710, "PERIPH_CORE"), (0x718, "PERIPH_SGPIO"), (0x800, "USB0"),
                (0x900, "USB1"), (0xA00, "SPI"), (0xB00, "ADCHS"),
            ]
        case .ccu2:
            [
                (0x100, "AUDIO"), (0x200, "APB2_USART3"), (0x300, "APB2_USART2"), (0x400, "APB0_UART1"),
                (0x500, "APB0_USART0"), (0x600, "APB2_SSP1"), (0x700, "APB0_SSP0"), (0x800, "SDIO"),
            ]
        }
    }

    package static func table(_ unit: Unit) -> RegisterTable {
        RegisterTable(
            [RegisterRow("PM", 0x000, writable: 1), .readOnly("BASE_STAT", 0x004, 0xFFF)]
                + branches(unit).flatMap { offset, name in
                    [
                        RegisterRow("CLK_\(name)_CFG", offset, reset: 1, writable: name == "M4_EMCDIV" ? 0xE7 : 0x7),
                        .special("CLK_\(name)_STAT", offset + 4, reset: 1),
                    ]
                })
    }

    package var registers: RegisterFile

    /// A unit as after reset: every branch clock runs.
    public init(_ unit: Unit) { registers = RegisterFile(Self.table(unit)) }

    package func value(of offset: UInt32, _ context: DeviceContext) -> UInt32 {
        isStatus(offset) ? registers[offset - 4] & 0x7 : registers[offset]
    }

    package mutating func store(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        if !isStatus(offset) { registers.store(offset, value, lanes: lanes) }
    }

    private func isStatus(_ offset: UInt32) -> Bool {
        offset >= 0x104 && offset & 4 != 0 && registers.table.index(of: offset) != nil
    }
}

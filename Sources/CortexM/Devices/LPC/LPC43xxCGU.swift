/// The clock generation unit of LPC43xx (UM10503, chapter 13). PLLs lock 100 us after they are powered. The frequency monitor measures
/// what the registers ask for (`LPC43xxClockTree.swift`); the devices and the core run at the machine's clock whatever they say.
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x14, 0x18 | FREQ_MON, XTAL_OSC_CTRL | `LPC43xxFrequencyMonitor.swift` |
/// | 0x1C to 0x28 | PLL0USB_STAT, CTRL, MDIV, NP_DIV | LOCK 0; PD 0 |
/// | 0x2C to 0x3C | PLL0AUDIO_STAT, CTRL, MDIV, NP_DIV, FRAC | |
/// | 0x40, 0x44 | PLL1_STAT, CTRL | |
/// | 0x48 to 0x58 | IDIVA_CTRL to IDIVE_CTRL | |
/// | 0x5C to 0xC8 | BASE_…_CLK | |
public struct LPC43xxCGU: RegisterDevice {
    package enum Register {
        package static let freqMon: UInt32 = 0x14
        package static let xtalOscCtrl: UInt32 = 0x18
        package static let pll0usb: UInt32 = 0x20
        package static let pll0audio: UInt32 = 0x30
        package static let pll1Ctrl: UInt32 = 0x44
        package static let idiv: UInt32 = 0x48
    }

    /// The status and the control register of each PLL.
    private static let plls: [(stat: UInt32, ctrl: UInt32)] = [
        (0x1C, Register.pll0usb), (0x2C, Register.pll0audio), (0x40, Register.pll1Ctrl),
    ]

    /// The timer of the frequency monitor, behind those of the PLLs.
    private static let measurement = UInt32(plls.count)

    private static let bases: [(UInt32, String, UInt32)] = [
        (0x60, "USB0", 0x0700_0000), (0x64, "PERIPH", 0x0700_0000), (0x68, "USB1", 0x0100_0000), (0x6C, "M4", 0x0100_0000),
        (0x70, "SPIFI", 0x0100_0000), (0x74, "SPI", 0x0100_0000), (0x78, "PHY_RX", 0x0100_0000),
        (0x7C, "PHY_TX", 0x0100_0000), (0x80, "APB1", 0x0100_0000), (0x84, "APB3", 0x0100_0000), (0x88, "LCD", 0x0100_0000),
        (0x90, "SDIO", 0x0100_0000), (0x94, "SSP0", 0x0100_0000), (0x98, "SSP1", 0x0100_0000), (0x9C, "UART0", 0x0100_0000),
        (0xA0, "UART1", 0x0100_0000), (0xA4, "UART2", 0x0100_0000), (0xA8, "UART3", 0x0100_0000), (0xAC, "OUT", 0x0100_0000),
        (0xC0, "AUDIO", 0), (0xC4, "CGU_OUT0", 0), (0xC8, "CGU_OUT1", 0),
    ]

    package static let table: RegisterTable = {
        var rows: [RegisterRow] = [
            RegisterRow("FREQ_MON", Register.freqMon, writable: 0x1FFF_FFFF),
            RegisterRow("XTAL_OSC_CTRL", Register.xtalOscCtrl, reset: 0x5, writable: 0x7),
            .special("PLL0USB_STAT", 0x1C, reset: 0x0100_0000),
            RegisterRow("PLL0USB_CTRL", 0x20, reset: 0x0100_0003, writable: 0x1F00_081F),
            RegisterRow("PLL0USB_MDIV", 0x24, reset: 0x05F8_5B6A), RegisterRow("PLL0USB_NP_DIV", 0x28, reset: 0x000B_1002),
            .special("PLL0AUDIO_STAT", 0x2C, reset: 0x0100_0000),
            RegisterRow("PLL0AUDIO_CTRL", 0x30, reset: 0x0100_4003, writable: 0x1F00_781F),
            RegisterRow("PLL0AUDIO_MDIV", 0x34, reset: 0x05F8_5B6A), RegisterRow("PLL0AUDIO_NP_DIV", 0x38, reset: 0x000B_1002),
            RegisterRow("PLL0AUDIO_FRAC", 0x3C, reset: 0x0020_0000, writable: 0x3F_FFFF),
            .special("PLL1_STAT", 0x40, reset: 0x0100_0000),
            RegisterRow("PLL1_CTRL", 0x44, reset: 0x0100_0003, writable: 0x1FFF_3BC3),
            .readOnly("BASE_SAFE_CLK", 0x5C, 0x0100_0000),
        ]
        rows += ["A", "B", "C", "D", "E"].enumerated().map {
            RegisterRow("IDIV\($1)_CTRL", 0x48 + UInt32($0) * 4, reset: 0x0100_0000, writable: 0x1F00_0BFD)
        }
        rows += bases.map { RegisterRow("BASE_\($0.1)_CLK", $0.0, reset: $0.2, writable: 0x1F00_0801) }
        return RegisterTable(rows, fields: fields)
    }()

    package var registers = RegisterFile(table)
    private var locked: [Bool] = [false, false, false]

    /// As after reset: the PLLs off.
    public init() {}

    /// Turns the PLLs off and gives registers their reset values.
    public mutating func reset(_ kind: ResetKind) {
        registers.reset()
        locked = [false, false, false]
    }

    package func value(of offset: UInt32, _ context: DeviceContext) -> UInt32 {
        guard let pll = Self.plls.firstIndex(where: { $0.stat == offset }) else { return registers[offset] }
        return 0x0100_0000 | (locked[pll] ? 1 : 0)
    }

    package mutating func store(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        registers.store(offset, value, lanes: lanes)
        if offset == Register.freqMon { measure(&context) }
        guard let pll = Self.plls.firstIndex(where: { $0.ctrl == offset }) else { return }
        locked[pll] = false
        if registers[offset] & 1 == 0 {
            context.startTimer(UInt32(pll), after: context.cycles(microseconds: 100))
        } else {
            context.stopTimer(UInt32(pll))
        }
    }

    /// A PLL has locked, or a measurement is done.
    public mutating func event(_ tag: UInt32, _ context: inout DeviceContext) {
        if locked.indices.contains(Int(tag)) { locked[Int(tag)] = true }
        if tag == Self.measurement, let result = result { registers[Register.freqMon] = result.value }
    }

    private var result: LPC43xxFrequencyMonitor.Result? {
        let value = registers[Register.freqMon]
        return LPC43xxFrequencyMonitor.measure(value, frequency: LPC43xxClockTree(registers: registers).frequency(value >> 24))
    }

    /// Starts what a store to FREQ_MON asks for, and leaves off what it does not.
    private func measure(_ context: inout DeviceContext) {
        context.stopTimer(Self.measurement)
        guard registers[Register.freqMon] & LPC43xxFrequencyMonitor.meas != 0, let result else { return }
        let rate = TickRate(hertz: LPC43xxClockTree.oscillator)
        context.startTimer(Self.measurement, after: max(1, rate.cycles(for: result.ticks, clockHz: context.clockHz)))
    }
}

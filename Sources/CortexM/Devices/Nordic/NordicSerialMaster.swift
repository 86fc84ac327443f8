/// The masters of SPI and I2C in nRF51 and nRF52 that share their addresses, registers, interrupt and ENABLE, so that one of them
/// works at a time (nRF51 Reference Manual 3.0, sections 27 and 28; nRF52833 Product Specification, "Peripherals with shared ID",
/// SPI, SPIM, TWI, TWIM).
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x000, 0x008 | TASKS_STARTRX, STARTTX | of TWI and TWIM |
/// | 0x010 | TASKS_START | of SPIM |
/// | 0x014 to 0x020 | TASKS_STOP, SUSPEND, RESUME | |
/// | 0x108 | EVENTS_READY | of SPI: a byte is in RXD |
/// | 0x104 to 0x14C | EVENTS_STOPPED, ENDRX, END, ENDTX, STARTED | of SPIM |
/// | 0x104 to 0x160 | EVENTS_STOPPED, ERROR, SUSPENDED, RXSTARTED, TXSTARTED, LASTRX, LASTTX | of TWI and TWIM |
/// | 0x200 | SHORTS | END_START 17 of SPIM |
/// | 0x4C4 | ERRORSRC | of TWI: ANACK 1; write one to clear |
/// | 0x500 | ENABLE | 1 SPI, 5 TWI, 6 TWIM, 7 SPIM |
/// | 0x508 to 0x510 | PSEL.SCK or SCL, PSEL.MOSI or SDA, PSEL.MISO | a pin; bit 31 for none |
/// | 0x518, 0x51C | RXD, TXD | of SPI: two bytes each way |
/// | 0x524 | FREQUENCY | bits in 2^32 / 16 MHz |
/// | 0x534 to 0x540 | RXD.PTR, MAXCNT, AMOUNT, LIST | of SPIM and TWIM |
/// | 0x544 to 0x550 | TXD.PTR, MAXCNT, AMOUNT, LIST | |
/// | 0x5C0 | ORC | sent when TXD has come to its end |
///
/// Interrupt output 0. There is no slave: what comes back to SPI is what `line` says, and no address of I2C is acknowledged. The
/// slaves SPIS and TWIS at these addresses are not modelled.
public struct NordicSerialMaster: NordicPeripheral {
    package var registers: RegisterFile
    package var events: NordicEvents
    let modes: Modes
    let line: SPILine
    var spi = SPIBytes()
    var transfer: SPIMTransfer?

    /// The masters that share the address. The buffers of those with EasyDMA are in memory 0: the data RAM.
    public init(_ modes: Modes, line: SPILine = .high) {
        self.modes = modes
        self.line = line
        registers = RegisterFile(Self.table(modes))
        events = NordicEvents(Self.events(modes).reduce(0) { $0 | 1 << $1.0 })
    }

    /// Stops what is on its way, and gives registers their reset values.
    public mutating func reset(_ kind: ResetKind) {
        registers.reset()
        events.reset()
        spi = SPIBytes()
        transfer = nil
    }

    /// The one that ENABLE chooses.
    var active: Modes? {
        let chosen = Modes.enabled[registers[Register.enable]]
        return chosen.flatMap { modes.contains($0) ? $0 : nil }
    }

    package func setting(_ offset: UInt32, _ context: DeviceContext) -> UInt32 {
        offset == Register.rxd && hasCharacters ? UInt32(spi.rxd) : registers[offset]
    }

    package mutating func didLoad(_ offset: UInt32, _ context: inout DeviceContext) {
        if offset == Register.rxd, active == .spi { takeSPI(&context) }
    }

    package mutating func storeSetting(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        guard offset != Register.rxd || !hasCharacters else { return }
        let held = registers[Register.enable]
        registers.store(offset, value, lanes: lanes)
        if offset == Register.txd, lanes & 0xFF != 0, active == .spi {
            sendSPI(UInt8(truncatingIfNeeded: value), &context)
        } else if registers[Register.enable] != held {
            changeMaster(&context)
        }
    }

    package mutating func trigger(_ offset: UInt32, _ context: inout DeviceContext) {
        switch active {
        case .spim: triggerSPIM(offset, &context)
        case .twi, .twim: triggerTWI(offset, &context)
        default: break
        }
    }

    /// A byte of SPI or the address of I2C is through.
    public mutating func event(_ tag: UInt32, _ context: inout DeviceContext) {
        switch active {
        case .spi: endSPI(&context)
        case .spim: endSPIMByte(&context)
        case .twi, .twim: endTWI(&context)
        default: break
        }
    }

    /// What comes back on MISO: zero where either pin that it takes is not connected.
    func answer(to sent: UInt8) -> UInt8 {
        guard isConnected(Register.pselMiso), line != .loopback || isConnected(Register.pselMosi) else { return 0 }
        return line.answer(to: sent)
    }

    func isConnected(_ psel: UInt32) -> Bool { registers[psel] >> 31 == 0 }

    /// Calls `event` when so many bits are over; never at a FREQUENCY of 0.
    func time(bits: UInt64, _ context: inout DeviceContext) {
        let ticks: UInt64
        switch registers[Register.frequency] {
        case 0: return
        case Frequency.m16: ticks = bits
        case Frequency.m32: ticks = bits / 2
        case let rate: ticks = bits << 32 / UInt64(rate)
        }
        context.startTimer(0, after: max(1, TickRate(hertz: 16_000_000).cycles(for: ticks, clockHz: context.clockHz)))
    }

    private var hasCharacters: Bool { !modes.isDisjoint(with: [.spi, .twi]) }

    /// Another one has the address now, or none: what was on its way is over.
    private mutating func changeMaster(_ context: inout DeviceContext) {
        context.stopTimer(0)
        spi = SPIBytes()
        transfer = nil
        if [2, 9].contains(registers[Register.enable]) { context.warn("SPIS and TWIS, the slaves of SPI and I2C, are not modelled") }
    }
}

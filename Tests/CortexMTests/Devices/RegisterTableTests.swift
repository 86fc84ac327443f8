import CortexM
import Testing

@Suite("Register tables of the devices")
struct RegisterTableTests {
    /// A device and where its registers end.
    struct Subject: Sendable, CustomTestStringConvertible {
        var name: String
        var device: any RegisterDevice
        var size: UInt32 = 0x1000

        var testDescription: String { name }
        var rows: [RegisterRow] { device.registers.table.rows }
    }

    static let subjects = [
        Subject(name: "CMSDK UART", device: CMSDKUART()), Subject(name: "PL011", device: PL011()),
        Subject(name: "PL011 of Stellaris", device: PL011(.luminary)),
        Subject(name: "STM32 USART", device: STM32USART(), size: 0x400),
        Subject(name: "STM32 GPIO", device: STM32GPIO(), size: 0x400),
        Subject(
            name: "STM32 GPIO A", device: STM32GPIO(moder: 0xA800_0000, ospeedr: 0x0C00_0000, pupdr: 0x6400_0000), size: 0x400),
        Subject(name: "STM32 RNG", device: STM32RNG(), size: 0x400),
        Subject(name: "STM32F4 flash", device: STM32F4Flash(), size: 0x400),
        Subject(name: "STM32 QUADSPI", device: STM32QUADSPI(.h7, .standard), size: 0x400),
        Subject(name: "LPC43xx SPIFI", device: LPC43xxSPIFI(.standard, isInMemoryMode: false)),
        Subject(name: "LPC43xx CREG", device: LPC43xxCREG()),
        Subject(name: "Stellaris GPIO", device: StellarisGPIO()), Subject(name: "Stellaris timer", device: StellarisTimer()),
        Subject(name: "CMSDK timer", device: CMSDKTimer()), Subject(name: "CMSDK dual timer", device: CMSDKDualTimer()),
        Subject(name: "MPS2 FPGAIO", device: MPS2FPGAIO()), Subject(name: "CMSDK GPIO", device: CMSDKGPIO()),
        Subject(name: "SP805", device: SP805()), Subject(name: "SP805 of Stellaris", device: SP805(.luminary)),
        Subject(name: "PL022", device: PL022()), Subject(name: "nRF51 clock", device: NordicClock(.nrf51)),
        Subject(name: "nRF52 clock", device: NordicClock(.nrf52)), Subject(name: "nRF UART", device: NordicUART()),
        Subject(name: "nRF timer", device: NordicTimer(channels: 6)), Subject(name: "nRF RTC", device: NordicRTC()),
        Subject(name: "nRF watchdog", device: NordicWatchdog()), Subject(name: "nRF RNG", device: NordicRNG()),
        Subject(name: "nRF temperature", device: NordicTemperature(.nrf52)), Subject(name: "nRF EGU", device: NordicEGU()),
        Subject(name: "nRF PPI", device: NordicPPI(channels: 20, groups: 6)),
        Subject(name: "nRF GPIO", device: NordicGPIO(hasLatch: true)),
        Subject(name: "nRF second port", device: NordicGPIO(count: 10, hasLatch: true, first: 0x500), size: 0x800),
        Subject(name: "nRF GPIOTE", device: NordicGPIOTE(channels: 8)), Subject(name: "LPC43xx USART", device: LPC43xxUSART()),
        Subject(name: "LPC43xx UART1", device: LPC43xxUSART(hasModem: true)),
        Subject(name: "LPC43xx timer", device: LPC43xxTimer()), Subject(name: "LPC43xx RI timer", device: LPC43xxRITimer()),
        Subject(name: "LPC43xx watchdog", device: LPC43xxWatchdog()),
        Subject(name: "LPC43xx GPIO", device: LPC43xxGPIO(), size: 0x4000),
        Subject(name: "LPC43xx pin interrupts", device: LPC43xxPinInterrupts()),
        Subject(name: "LPC43xx SCU", device: LPC43xxSCU()), Subject(name: "LPC43xx CGU", device: LPC43xxCGU()),
        Subject(name: "LPC43xx CCU1", device: LPC43xxCCU(.ccu1)), Subject(name: "LPC43xx CCU2", device: LPC43xxCCU(.ccu2)),
        Subject(name: "LPC43xx RGU", device: LPC43xxRGU()),
        Subject(name: "Stellaris system control", device: StellarisSystemControl()),
        Subject(name: "Stellaris flash", device: StellarisFlash()), Subject(name: "nRF UARTE", device: NordicUART([.uart, .uarte])),
        Subject(name: "nRF51 SPI", device: NordicSerialMaster([.spi, .twi])),
        Subject(name: "nRF52 SPIM", device: NordicSerialMaster([.spim, .spi, .twim, .twi])),
        Subject(name: "nRF52 SPIM alone", device: NordicSerialMaster(.spim)),
        Subject(name: "STM32 CRC", device: STM32CRC(), size: 0x400),
        Subject(name: "STM32 programmable CRC", device: STM32CRC(isProgrammable: true), size: 0x400),
        Subject(name: "nRF51 NVMC", device: NordicNVMC(.nrf51)), Subject(name: "nRF52 NVMC", device: NordicNVMC(.nrf52)),
    ]

    private static let context = DeviceContext(now: 0, clockHz: 1_000_000)

    @Test("have word offsets, each once, and a name for each", arguments: subjects)
    func offsets(subject: Subject) {
        let offsets = subject.rows.map(\.offset)
        #expect(offsets == Set(offsets).sorted())
        #expect(offsets.allSatisfy { $0 & 3 == 0 && $0 < subject.size })
        #expect(Set(subject.rows.map(\.name)).count == subject.rows.count)
    }

    @Test("every register reads its reset value after either reset, whatever was stored", arguments: subjects)
    func resets(subject: Subject) {
        for kind in ResetKind.allCases {
            var device = subject.device
            var context = Self.context
            for row in subject.rows { device.write(row.offset, size: .word, value: 0x5555_5555, &context) }
            device.write(subject.size - 4, size: .word, value: 7, &context)
            device.reset(kind)
            device.didReset(.powerOn, &context)
            for row in subject.rows {
                #expect(device.read(row.offset, size: .word, &context) == row.reset, "\(row.name)")
            }
        }
    }

    @Test("a store changes the writable bits and clears what it clears, in the lanes it has", arguments: subjects)
    func stores(subject: Subject) {
        for row in subject.rows where !row.isSpecial {
            for value: UInt32 in [.max, 0, 0xA5A5_5A5A] {
                var device = subject.device
                var context = Self.context
                device.write(row.offset, size: .word, value: value, &context)
                let cleared = value & row.clears | ~value & row.zeroClears
                let expected = (row.reset & ~row.writable | value & row.writable) & ~cleared
                #expect(device.read(row.offset, size: .word, &context) == expected, "\(row.name)")
                #expect(device.read(row.offset + 1, size: .byte, &context) == expected >> 8 & 0xFF)
                #expect(device.read(row.offset + 2, size: .halfword, &context) == expected >> 16)
            }
            var device = subject.device
            var context = Self.context
            device.write(row.offset + 1, size: .byte, value: 0xFF, &context)
            let expected = (row.reset | row.writable & 0xFF00) & ~(row.clears & 0xFF00)
            #expect(device.read(row.offset, size: .word, &context) == expected, "\(row.name)")
        }
    }

    @Test("words outside the table read as last written", arguments: subjects)
    func others(subject: Subject) {
        var device = subject.device
        var context = Self.context
        // The data register of a Stellaris port fills its first KiB.
        let start: UInt32 = device is StellarisGPIO ? 0x400 : 0
        let free = stride(from: start, to: min(subject.size, 0x400 + start), by: 4)
            .filter { offset in !subject.rows.contains { $0.offset == offset } && !(device is CMSDKDualTimer && offset < 0x40) }
        for offset in free.reversed() { device.write(offset, size: .word, value: offset &* 3 &+ 1, &context) }
        for offset in free { #expect(device.read(offset, size: .word, &context) == offset &* 3 &+ 1) }
    }

    @Test("a peek gives what a load would", arguments: subjects)
    func peeks(subject: Subject) {
        for row in subject.rows {
            var device = subject.device
            var context = Self.context
            let peeked = device.peek(row.offset, size: .word, context)
            #expect(peeked == device.read(row.offset, size: .word, &context), "\(row.name)")
        }
    }
}

import ArmMProfile
import CortexM
import Testing

@Suite("Fields of the devices' registers")
struct RegisterFieldsTests {
    /// Tables with the fields that were given to them.
    struct Subject: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var fields: [RegisterFields]
        var tables: [RegisterTable]

        init(_ name: String, _ fields: [RegisterFields], _ tables: RegisterTable...) {
            testDescription = name
            self.fields = fields
            self.tables = tables
        }
    }

    static let subjects = [
        Subject("STM32 USART", STM32USART.fields, STM32USART.table),
        Subject("STM32 USART v2", STM32USARTv2.fields, STM32USARTv2.table(.fifo)),
        Subject("STM32 SPI", STM32SPI.fields(hasFIFO: false), STM32SPI.table(hasFIFO: false)),
        Subject("STM32 SPI with FIFO", STM32SPI.fields(hasFIFO: true), STM32SPI.table(hasFIFO: true)),
        Subject(
            "nRF51 SPI", NordicSerialMaster.fields([.spi, .twi]), NordicSerialMaster.table([.spi, .twi])),
        Subject(
            "nRF52 SPIM", NordicSerialMaster.fields([.spim, .spi, .twim, .twi]),
            NordicSerialMaster.table([.spim, .spi, .twim, .twi])),
        Subject("STM32 SPI v2", STM32SPIv2.fields, STM32SPIv2.table),
        Subject("STM32 timer", STM32Timer.fields, STM32Timer.table(bits: 16, channels: 4, hasRepetition: true)),
        Subject("STM32 IWDG", STM32IWDG.fields, STM32IWDG.table(hasWindow: true)),
        Subject("STM32 WWDG", STM32WWDG.fields, STM32WWDG.table(hasWidePrescaler: false)),
        Subject("STM32 RNG", STM32RNG.fields, STM32RNG.table), Subject("STM32F1 flash", STM32F1Flash.fields, STM32F1Flash.table),
        Subject("STM32F4 flash", STM32F4Flash.fields, STM32F4Flash.table(banks: 2)),
        Subject("STM32L4 flash", STM32L4Flash.fields, STM32L4Flash.table),
        Subject("STM32H7 flash", STM32H7Flash.fields, STM32H7Flash.table),
        Subject("STM32 QUADSPI", STM32QUADSPI.fields, STM32QUADSPI(.h7, .standard).registers.table),
        Subject("STM32 GPIO", STM32GPIO.fields, STM32GPIO.table(moder: 0, ospeedr: 0, pupdr: 0, hasBRR: true)),
        Subject("STM32F1 GPIO", STM32F1GPIO.fields, STM32F1GPIO.table),
        Subject("LPC43xx USART", LPC43xxUSART.fields, LPC43xxUSART.table(hasModem: true)),
        Subject("LPC43xx timer", LPC43xxTimer.fields, LPC43xxTimer.table),
        Subject("LPC43xx RI timer", LPC43xxRITimer.fields, LPC43xxRITimer.table),
        Subject("LPC43xx watchdog", LPC43xxWatchdog.fields, LPC43xxWatchdog.table),
        Subject("LPC43xx CGU", LPC43xxCGU.fields, LPC43xxCGU.table), Subject("LPC43xx SPIFI", LPC43xxSPIFI.fields, LPC43xxSPIFI.table),
        Subject("LPC43xx CREG", LPC43xxCREG.fields, LPC43xxCREG().registers.table), Subject("PL011", PL011.fields, PL011.table(.arm)),
        Subject("PL022", PL022.fields, PL022.table(.arm)), Subject("SP805", SP805.fields, SP805.table(.arm), SP805.table(.luminary)),
        Subject("CMSDK UART", CMSDKUART.fields, CMSDKUART.table), Subject("CMSDK timer", CMSDKTimer.fields, CMSDKTimer.table),
        Subject("Stellaris flash", StellarisFlash.fields, StellarisFlash.table),
        Subject("nRF NVMC", NordicNVMC.fields, NordicNVMC.table(.nrf52)),
    ]

    @Test("are those of registers that there are", arguments: subjects)
    func registers(subject: Subject) {
        for name in subject.fields.flatMap(\.registers) {
            #expect(subject.tables.contains { $0.row(named: name)?.fields.isEmpty == false }, "\(name)")
        }
    }

    @Test("go up from the lowest bit, within 32, and share neither bits nor names", arguments: subjects)
    func places(subject: Subject) {
        check(subject.tables.flatMap(\.rows))
    }

    @Test("so do the lines of EXTI", arguments: STM32EXTILayout.families.map(\.name))
    func lines(family: String) {
        let rows = STM32EXTILayout.family(named: family).table.rows
        #expect(rows.contains { row in row.fields.contains { $0.name == "PR16" } })
        check(rows)
    }

    private func check(_ rows: [RegisterRow]) {
        for row in rows {
            var bits: UInt32 = 0
            for field in row.fields {
                #expect(field.width >= 1 && field.lsb + field.width <= 32, "\(row.name).\(field.name)")
                #expect(bits & field.mask == 0 && (bits == 0 || field.mask > bits), "\(row.name).\(field.name)")
                bits |= field.mask
            }
            let names = row.fields.flatMap { [$0.name] + $0.aliases }.map { $0.lowercased() }
            #expect(Set(names).count == names.count, "\(row.name)")
        }
    }
}

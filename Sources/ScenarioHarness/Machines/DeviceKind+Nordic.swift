import CortexM

/// Peripherals of Nordic's nRF51 and nRF52.
extension DeviceKind {
    static let nordic: [DeviceKind] = [
        DeviceKind(
            name: "nrf.clock", summary: "CLOCK and POWER of nRF51 and nRF52: clocks that become ready, RESETREAS, GPREGRET, RAM[n].POWER.",
            size: 0x1000, outputs: ["all"], drives: ["lfclk"], parameters: [family],
            make: { NordicClock($0.choice("family", of: families).flatMap(NordicClock.Family.init) ?? .nrf51) }),
        DeviceKind(
            name: "nrf.uart", summary: "UART of nRF51 and nRF52.", size: 0x1000, outputs: ["all"],
            parameters: [.overrun, baudrate],
            make: { NordicUART(baudrate: $0.word("baudrate") ?? 0, overruns: $0.boolean("overrun") ?? false) }),
        DeviceKind(
            name: "nrf.uarte", summary: "UART and UARTE of nRF52, with EasyDMA in its memory `ram`.", size: 0x1000,
            outputs: ["all"],
            parameters: [
                .overrun, baudrate,
                Parameter(name: "uart", summary: "`false`: it is a UARTE alone, as the second one is; `true` by default."),
            ], memory: [.shown("ram")],
            make: {
                NordicUART(
                    $0.boolean("uart") ?? true ? [.uart, .uarte] : .uarte, baudrate: $0.word("baudrate") ?? 0,
                    overruns: $0.boolean("overrun") ?? false)
            }),
        DeviceKind(
            name: "nrf.nvmc", summary: "NVMC of nRF51 and nRF52: programs and erases flash and UICR.", size: 0x1000, outputs: [],
            parameters: [
                family,
                Parameter(
                    name: "unprepared",
                    summary: "What a store does that CONFIG did not enable: `ignored` (default), with a warning, or `fault`."),
            ],
            memory: ["flash", "uicr"],
            make: {
                NordicNVMC(
                    $0.choice("family", of: families).flatMap(NordicClock.Family.init) ?? .nrf51,
                    faultsUnprepared: $0.choice("unprepared", of: ["ignored", "fault"]) == "fault")
            }),
        DeviceKind(
            name: "nrf.gpio", summary: "GPIO port of nRF51 and nRF52.", size: 0x1000, outputs: [],
            inputs: ["taken", "levels"], drives: ["pins", "detect"],
            parameters: [
                Parameter(name: "pins", summary: "Its pins; 32 by default."),
                Parameter(name: "latch", summary: "`true`: LATCH and DETECTMODE of nRF52; `false` by default."),
                Parameter(
                    name: "first", summary: "The register of the port that stands at `at`; 0 by default, 0x500 for a second port."),
            ],
            make: {
                NordicGPIO(
                    count: Int($0.integer("pins", in: 1...32) ?? 32), hasLatch: $0.boolean("latch") ?? false,
                    first: UInt32($0.integer("first", in: 0...0x500) ?? 0))
            }),
        DeviceKind(
            name: "nrf.gpiote", summary: "GPIOTE of nRF51 and nRF52: events of pins, and tasks that drive them.", size: 0x1000,
            outputs: ["all"], inputs: ["pins0", "detect0", "pins1", "detect1"],
            drives: ["taken0", "levels0", "taken1", "levels1"],
            parameters: [Parameter(name: "channels", summary: "4 (default) on nRF51, 8 on nRF52.")],
            make: { NordicGPIOTE(channels: Int($0.integer("channels", in: 1...8) ?? 4)) }),
        DeviceKind(
            name: "nrf.timer", summary: "TIMER of nRF51 and nRF52.", size: 0x1000, outputs: ["all"],
            parameters: [
                Parameter(name: "channels", summary: "Registers to compare and capture: 4 by default, 6 at most."),
                Parameter(name: "bits", summary: "The widest that its counter can be: 32 by default."),
            ],
            make: {
                NordicTimer(
                    channels: Int($0.integer("channels", in: 1...6) ?? 4), bits: Int($0.integer("bits", in: 8...32) ?? 32))
            }),
        DeviceKind(
            name: "nrf.rtc", summary: "RTC of nRF51 and nRF52.", size: 0x1000, outputs: ["all"], inputs: ["lfclk"],
            parameters: [Parameter(name: "channels", summary: "Registers to compare: 4 by default, 3 in RTC0.")],
            make: { NordicRTC(channels: Int($0.integer("channels", in: 1...4) ?? 4)) }),
        DeviceKind(
            name: "nrf.wdt", summary: "WDT of nRF51 and nRF52, which resets.", size: 0x1000, outputs: ["time-out"],
            parameters: [], make: { _ in NordicWatchdog() }),
        DeviceKind(
            name: "nrf.rng", summary: "RNG of nRF51 and nRF52, with numbers that follow from a seed.", size: 0x1000,
            outputs: ["all"], parameters: [Parameter(name: "seed", summary: "What the numbers follow from; 1 by default.")],
            make: { NordicRNG(seed: $0.integer("seed", in: 0...UInt64.max) ?? 1) }),
        DeviceKind(
            name: "nrf.temp", summary: "TEMP of nRF51 and nRF52.", size: 0x1000, outputs: ["all"],
            parameters: [family, Parameter(name: "celsius", summary: "The temperature; 25 degrees by default.")],
            make: {
                NordicTemperature(
                    $0.choice("family", of: families).flatMap(NordicClock.Family.init) ?? .nrf51,
                    celsius: Int32($0.integer("celsius", in: 0...200) ?? 25))
            }),
        DeviceKind(
            name: "nrf.spi", summary: "SPI and TWI (I2C) of nRF51, masters at one address; no address of I2C is acknowledged.",
            size: 0x1000, outputs: ["all"], parameters: [.line],
            make: { NordicSerialMaster([.spi, .twi], line: $0.spiLine("miso")) }),
        DeviceKind(
            name: "nrf.spim",
            summary: "SPIM, SPI, TWIM and TWI of nRF52, masters at one address, with EasyDMA in its memory `ram`.",
            size: 0x1000, outputs: ["all"],
            parameters: [
                .line,
                Parameter(
                    name: "shares",
                    summary: "`spi_twi` (default): SPI, TWIM and TWI are at its address; `spi`: SPI alone; `none`: it is alone."),
            ],
            memory: [.shown("ram")],
            make: {
                let others: [String: NordicSerialMaster.Modes] = ["spi_twi": [.spi, .twim, .twi], "spi": .spi, "none": []]
                let shared = $0.choice("shares", of: ["spi_twi", "spi", "none"]).flatMap { others[$0] } ?? [.spi, .twim, .twi]
                return NordicSerialMaster(shared.union(.spim), line: $0.spiLine("miso"))
            }),
        DeviceKind(
            name: "nrf.egu", summary: "EGU of nRF52: software interrupts.", size: 0x1000, outputs: ["all"],
            parameters: [], make: { _ in NordicEGU() }),
        DeviceKind(
            name: "nrf.ppi", summary: "PPI of nRF51 and nRF52: its registers; events do not travel along the channels.",
            size: 0x1000, outputs: [],
            parameters: [
                Parameter(name: "channels", summary: "Those that can be programmed: 16 by default, 20 on nRF52."),
                Parameter(name: "groups", summary: "4 by default, 6 on nRF52."),
            ],
            make: {
                NordicPPI(
                    channels: Int($0.integer("channels", in: 1...20) ?? 16), groups: Int($0.integer("groups", in: 1...6) ?? 4))
            }),
    ]

    private static let baudrate = Parameter(name: "baudrate", summary: "Reset value of BAUDRATE; 0 by default.")
    private static let families = NordicClock.Family.allCases.map(\.rawValue)
    private static let family = Parameter(name: "family", summary: "`nrf51` (default) or `nrf52`.")
}

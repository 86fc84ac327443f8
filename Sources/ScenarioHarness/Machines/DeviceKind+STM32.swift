import CortexM

/// The devices of STM32 parts.
extension DeviceKind {
    static let stm32: [DeviceKind] = stm32Serial + stm32Pins + stm32Timers + stm32System + stm32Flash

    private static let stm32Serial: [DeviceKind] = [
        DeviceKind(
            name: "stm32.usart", summary: "USART of STM32F1, F2, F4 and L1, asynchronous.", size: 0x400, outputs: ["all"],
            parameters: [.overrun, .clockDivider],
            make: { STM32USART(clockDivider: $0.clockDivider, overruns: $0.boolean("overrun") ?? false) }),
        DeviceKind(
            name: "stm32.usart_v2", summary: "USART of STM32L4, H7, F0, F3 and F7, asynchronous, and the LPUART.", size: 0x400,
            outputs: ["all"],
            parameters: [
                .overrun, .clockDivider,
                Parameter(name: "variant", summary: "`usart` (default), `fifo` (H7), `lpuart` or `lpuart_fifo`."),
            ],
            make: {
                let variant = $0.choice("variant", of: STM32USARTv2.Variant.allCases.map(\.rawValue))
                return STM32USARTv2(
                    variant.flatMap { STM32USARTv2.Variant(rawValue: $0) } ?? .usart, clockDivider: $0.clockDivider,
                    overruns: $0.boolean("overrun") ?? false)
            }),
        DeviceKind(
            name: "stm32.spi", summary: "SPI of STM32F1, F4 and L4, as a master that is polled.", size: 0x400, outputs: ["all"],
            parameters: [
                .clockDivider, Parameter(name: "fifo", summary: "`true`: it has the FIFO of L4, F0, F3 and F7."), .line,
            ],
            make: {
                STM32SPI(hasFIFO: $0.boolean("fifo") ?? false, line: $0.spiLine("miso"), clockDivider: $0.clockDivider)
            }),
        DeviceKind(
            name: "stm32.spi_v2", summary: "SPI of STM32H7, as a master that is polled.", size: 0x400, outputs: ["all"],
            parameters: [.clockDivider, .line], make: { STM32SPIv2(line: $0.spiLine("miso"), clockDivider: $0.clockDivider) }),
    ]

    private static let stm32Pins: [DeviceKind] = [
        DeviceKind(
            name: "stm32.gpio", summary: "GPIO port of STM32F2, F4, F7, L0, L4 and H7.", size: 0x400, outputs: [],
            drives: ["pins"],
            parameters: [
                Parameter(name: "moder", summary: "Reset value of MODER; 0 by default."),
                Parameter(name: "ospeedr", summary: "Reset value of OSPEEDR; 0 by default."),
                Parameter(name: "pupdr", summary: "Reset value of PUPDR; 0 by default."),
                Parameter(name: "brr", summary: "`true`: the port has BRR, as on L0, L4 and F3."),
            ],
            make: {
                STM32GPIO(
                    moder: $0.word("moder") ?? 0, ospeedr: $0.word("ospeedr") ?? 0, pupdr: $0.word("pupdr") ?? 0,
                    hasBRR: $0.boolean("brr") ?? false)
            }),
        DeviceKind(
            name: "stm32f1.gpio", summary: "GPIO port of STM32F1.", size: 0x400, outputs: [], drives: ["pins"],
            parameters: [], make: { _ in STM32F1GPIO() }),
        DeviceKind(
            name: "stm32.exti", summary: "External interrupt and event controller of STM32F1, F4, L4 and H7.", size: 0x400,
            outputs: STM32EXTI.outputs, inputs: STM32EXTI.inputs,
            parameters: [Parameter(name: "layout", summary: "`f1`, `f4` (default), `l4` or `h7`: where its registers lie.")],
            make: {
                let name = $0.choice("layout", of: STM32EXTILayout.families.map(\.name)) ?? "f4"
                return STM32EXTI(STM32EXTILayout.family(named: name))
            }),
    ]

    private static let stm32Timers: [DeviceKind] = [
        DeviceKind(
            name: "stm32.timer", summary: "Basic or general-purpose timer of STM32 parts, as an up-counter.", size: 0x400,
            outputs: ["all"],
            parameters: [
                .clockDivider, Parameter(name: "bits", summary: "`16` (default) or `32`."),
                Parameter(name: "channels", summary: "Compare channels, 0 to 4; 4 by default."),
                Parameter(name: "repetition", summary: "`true`: it has RCR and BDTR, as TIM15 to TIM17."),
            ],
            make: {
                STM32Timer(
                    bits: $0.choice("bits", of: ["16", "32"]) == "32" ? 32 : 16,
                    channels: UInt32($0.integer("channels", in: 0...4) ?? 4),
                    hasRepetition: $0.boolean("repetition") ?? false, clockDivider: $0.clockDivider)
            }),
        DeviceKind(
            name: "stm32.advanced_timer", summary: "TIM1 or TIM8 of STM32 parts, as an up-counter.", size: 0x400,
            outputs: ["break", "update", "trigger", "capture and compare"], parameters: [.clockDivider],
            make: { STM32Timer(isAdvanced: true, clockDivider: $0.clockDivider) }),
        DeviceKind(
            name: "stm32.iwdg", summary: "Independent watchdog of STM32 parts.", size: 0x400, outputs: [],
            parameters: [
                Parameter(name: "clock", summary: "Frequency of its internal clock in hertz; 32000 by default."),
                Parameter(name: "window", summary: "`true`: it has WINR, as on L4 and H7."),
            ],
            make: {
                STM32IWDG(
                    clockHz: $0.integer("clock", in: 1_000...1_000_000) ?? 32_000, hasWindow: $0.boolean("window") ?? false)
            }),
        DeviceKind(
            name: "stm32.wwdg", summary: "Window watchdog of STM32 parts.", size: 0x400, outputs: ["early wake-up"],
            parameters: [
                .clockDivider, Parameter(name: "wide_prescaler", summary: "`true`: WDGTB has three bits at 13:11, as on H7."),
            ],
            make: {
                STM32WWDG(clockDivider: $0.clockDivider, hasWidePrescaler: $0.boolean("wide_prescaler") ?? false)
            }),
        DeviceKind(
            name: "stm32.rng", summary: "Random number generator of STM32 parts, whose numbers are the same in every run.",
            size: 0x400, outputs: ["all"],
            parameters: [Parameter(name: "seed", summary: "What the numbers follow from; 1 by default.")],
            make: { STM32RNG(seed: $0.integer("seed", in: 0...UInt64(UInt32.max)) ?? 1) }),
    ]
}

extension DeviceKind.Parameter {
    /// Of an SPI.
    static let line = Self(name: "miso", summary: "What comes back: `high` (default), `low` or `loopback`.")
    /// Of devices whose registers a machine file lists.
    static let registers = Self(name: "registers", summary: "The registers, by name.")
    static let clockDivider = Self(name: "clock_divider", summary: "Core clocks per clock of the device; 1 by default.")
}

extension DeviceParameters {
    /// What the line of an SPI brings back, by the parameter of that name.
    mutating func spiLine(_ parameter: String) -> SPILine {
        choice(parameter, of: SPILine.allCases.map(\.rawValue)).flatMap { SPILine(rawValue: $0) } ?? .high
    }

    var clockDivider: UInt32 {
        mutating get { UInt32(integer("clock_divider", in: 1...4096) ?? 1) }
    }
}

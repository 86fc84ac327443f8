import CortexM

/// Peripherals of STM32 parts.
extension DeviceKind {
    static let stm32: [DeviceKind] = [
        DeviceKind(
            name: "stm32.usart", summary: "USART of STM32F1, F2, F4 and L1, asynchronous.", size: 0x400, outputs: ["all"],
            parameters: [
                .overrun,
                Parameter(name: "clock_divider", summary: "Core clocks per clock of the USART's bus; 1 by default."),
            ],
            make: {
                STM32USART(
                    clockDivider: UInt32($0.integer("clock_divider", in: 1...4096) ?? 1),
                    overruns: $0.boolean("overrun") ?? false)
            }),
        DeviceKind(
            name: "stm32.gpio", summary: "GPIO port of STM32F2, F4, F7, L0, L4 and H7.", size: 0x400, outputs: [],
            parameters: [
                Parameter(name: "moder", summary: "Reset value of MODER; 0 by default."),
                Parameter(name: "ospeedr", summary: "Reset value of OSPEEDR; 0 by default."),
                Parameter(name: "pupdr", summary: "Reset value of PUPDR; 0 by default."),
            ],
            make: {
                STM32GPIO(moder: $0.word("moder") ?? 0, ospeedr: $0.word("ospeedr") ?? 0, pupdr: $0.word("pupdr") ?? 0)
            }),
        DeviceKind(
            name: "stm32f4.flash", summary: "Flash memory interface of STM32F4: wait states and locks; an erase ends with WRPERR.",
            size: 0x400, outputs: ["error"], parameters: [], make: { _ in STM32F4Flash() }),
    ]
}

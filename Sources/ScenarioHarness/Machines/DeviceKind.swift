import CortexM

/// A kind of device that a machine file can name.
package struct DeviceKind: Sendable {
    /// A parameter that a line of `devices` may have beside `kind`, `at`, `size` and `irq`.
    package struct Parameter: Sendable {
        package let name: String
        package let summary: String
    }

    package let name: String
    package let summary: String
    /// The bytes that it answers when the line has no `size`.
    package let size: UInt32
    /// What its interrupt outputs are, in the order in which `irq` gives their lines.
    package let outputs: [String]
    package let parameters: [Parameter]
    let make: @Sendable (inout DeviceParameters) -> any Device

    /// The kind of that name.
    package static func named(_ name: String) -> DeviceKind? { all.first { $0.name == name } }

    /// Every kind, in the order of the reference.
    package static let all: [DeviceKind] = [
        DeviceKind(
            name: "cmsdk.uart", summary: "UART of Arm's Cortex-M System Design Kit.", size: 0x1000,
            outputs: ["receive", "transmit", "overrun", "all"], parameters: [overrun],
            make: { CMSDKUART(overruns: $0.boolean("overrun") ?? false) }),
        DeviceKind(
            name: "pl011", summary: "PrimeCell UART PL011, and the UART of Stellaris parts.", size: 0x1000,
            outputs: ["all"],
            parameters: [
                overrun,
                Parameter(name: "identification", summary: "`arm` (default) or `luminary`: the identification registers."),
                Parameter(
                    name: "needs_enable",
                    summary: "`false` sends and receives whatever CR says, as emulators do; `true` by default."),
            ],
            make: {
                PL011(
                    PL011.Identification(
                        rawValue: $0.choice("identification", of: PL011.Identification.allCases.map(\.rawValue)) ?? "") ?? .arm,
                    overruns: $0.boolean("overrun") ?? false, needsEnable: $0.boolean("needs_enable") ?? true)
            }),
        DeviceKind(
            name: "stm32.usart", summary: "USART of STM32F1, F2, F4 and L1.", size: 0x400, outputs: ["all"],
            parameters: [
                overrun,
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
            name: "stm32f4.flash", summary: "Flash memory interface of STM32F4: wait states and locks.", size: 0x400,
            outputs: ["error"], parameters: [], make: { _ in STM32F4Flash() }),
        DeviceKind(
            name: "stellaris.gpio", summary: "GPIO port of Stellaris LM3S parts.", size: 0x1000, outputs: ["all"],
            parameters: [], make: { _ in StellarisGPIO() }),
        DeviceKind(
            name: "stellaris.timer", summary: "General-purpose timer module of Stellaris LM3S parts.", size: 0x1000,
            outputs: ["timer A", "timer B"], parameters: [], make: { _ in StellarisTimer() }),
        DeviceKind(
            name: "cmsdk.timer", summary: "Timer of Arm's Cortex-M System Design Kit.", size: 0x1000, outputs: ["timer"],
            parameters: [], make: { _ in CMSDKTimer() }),
        DeviceKind(
            name: "cmsdk.dual_timer", summary: "Dual timer of Arm's Cortex-M System Design Kit.", size: 0x1000,
            outputs: ["either", "timer 1", "timer 2"], parameters: [], make: { _ in CMSDKDualTimer() }),
        DeviceKind(
            name: "mps2.fpgaio", summary: "Lamps, buttons and counters of the MPS2 board.", size: 0x1000, outputs: [],
            parameters: [], make: { _ in MPS2FPGAIO() }),
        DeviceKind(
            name: "registers", summary: "Registers without behaviour: reset values, masks, and bits that follow others.",
            size: 0x400, outputs: (0..<32).map { "line \($0)" },
            parameters: [Parameter(name: "registers", summary: "The registers, by name.")],
            make: { RegisterBlock(parameters: &$0) }),
    ]

    private static let overrun = Parameter(
        name: "overrun",
        summary: "`true` lets input arrive in its time even when the firmware is not ready for it; `false` by default.")
}

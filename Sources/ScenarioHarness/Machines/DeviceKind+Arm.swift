import CortexM

/// Peripherals that Arm supplies, and its boards.
extension DeviceKind {
    static let arm: [DeviceKind] = [
        DeviceKind(
            name: "cmsdk.uart", summary: "UART of Arm's Cortex-M System Design Kit.", size: 0x1000,
            outputs: ["receive", "transmit", "overrun", "all"], parameters: [.overrun],
            make: { CMSDKUART(overruns: $0.boolean("overrun") ?? false) }),
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
            name: "pl011", summary: "PrimeCell UART PL011, and the UART of Stellaris parts.", size: 0x1000,
            outputs: ["all"],
            parameters: [
                .overrun,
                identification,
                Parameter(
                    name: "needs_enable",
                    summary: "`false` sends and receives whatever CR says, as emulators do; `true` by default."),
            ],
            make: {
                PL011(
                    identification(&$0), overruns: $0.boolean("overrun") ?? false, needsEnable: $0.boolean("needs_enable") ?? true)
            }),
        DeviceKind(
            name: "cmsdk.gpio", summary: "GPIO port of Arm's Cortex-M System Design Kit.", size: 0x1000,
            outputs: ["all"] + (0..<16).map { "pin \($0)" }, parameters: [], make: { _ in CMSDKGPIO() }),
        DeviceKind(
            name: "sp805", summary: "PrimeCell watchdog SP805, and the watchdog of Stellaris parts, which resets.",
            size: 0x1000, outputs: ["time-out"],
            parameters: [
                Parameter(name: "variant", summary: "`arm` (default) or `luminary`, which cannot be stopped once it counts.")
            ],
            make: { SP805($0.choice("variant", of: SP805.Variant.allCases.map(\.rawValue)).flatMap(SP805.Variant.init) ?? .arm) }),
        DeviceKind(
            name: "pl022", summary: "PrimeCell synchronous serial port PL022 as a master, and the SSI and SSP made of it.",
            size: 0x1000, outputs: ["all"],
            parameters: [
                identification,
                Parameter(name: "line", summary: "What the line brings back: `high` (default), `low`, or `loopback` for what was sent."),
                Parameter(name: "clock_divider", summary: "Core clocks per clock of the port; 1 by default."),
            ],
            make: {
                PL022(
                    identification(&$0),
                    line: $0.spiLine("line"),
                    clockDivider: UInt32($0.integer("clock_divider", in: 1...4096) ?? 1))
            }),
    ]

    private static let identification = Parameter(
        name: "identification", summary: "`arm` (default) or `luminary`: the identification registers.")

    private static func identification(_ parameters: inout DeviceParameters) -> PL011.Identification {
        parameters.choice("identification", of: PL011.Identification.allCases.map(\.rawValue))
            .flatMap(PL011.Identification.init) ?? .arm
    }
}

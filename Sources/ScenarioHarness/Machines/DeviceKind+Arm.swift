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
    ]
}

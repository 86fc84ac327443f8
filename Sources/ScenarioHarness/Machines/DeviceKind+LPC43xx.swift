import CortexM

/// Peripherals of NXP's LPC43xx.
extension DeviceKind {
    static let lpc43xx: [DeviceKind] = [
        DeviceKind(
            name: "lpc43xx.usart", summary: "USART of LPC43xx, of the 16550 family, asynchronous.", size: 0x1000,
            outputs: ["all"],
            parameters: [
                .overrun, clockDivider,
                Parameter(name: "modem", summary: "`true`: UART1, with MCR and MSR; `false` by default."),
            ],
            make: {
                LPC43xxUSART(
                    hasModem: $0.boolean("modem") ?? false, clockDivider: divider(&$0),
                    overruns: $0.boolean("overrun") ?? false)
            }),
        DeviceKind(
            name: "lpc43xx.timer", summary: "TIMER of LPC43xx: counts and matches.", size: 0x1000, outputs: ["all"],
            parameters: [clockDivider], make: { LPC43xxTimer(clockDivider: divider(&$0)) }),
        DeviceKind(
            name: "lpc43xx.ritimer", summary: "Repetitive interrupt timer of LPC43xx.", size: 0x1000, outputs: ["all"],
            parameters: [clockDivider], make: { LPC43xxRITimer(clockDivider: divider(&$0)) }),
        DeviceKind(
            name: "lpc43xx.wwdt", summary: "Windowed watchdog of LPC43xx, which resets.", size: 0x1000, outputs: ["all"],
            parameters: [], make: { _ in LPC43xxWatchdog() }),
        DeviceKind(
            name: "lpc43xx.gpio", summary: "GPIO ports of LPC43xx.", size: 0x4000, outputs: [],
            drives: (0..<8).map { "port\($0)" }, parameters: [], make: { _ in LPC43xxGPIO() }),
        DeviceKind(
            name: "lpc43xx.pin_int", summary: "Pin interrupts of LPC43xx.", size: 0x1000,
            outputs: (0..<8).map { "pin interrupt \($0)" }, inputs: (0..<8).map { "port\($0)" } + ["select0", "select1"],
            parameters: [], make: { _ in LPC43xxPinInterrupts() }),
        DeviceKind(
            name: "lpc43xx.scu", summary: "System control unit of LPC43xx: the use of pins, and which of them interrupt.",
            size: 0x1000, outputs: [], drives: ["select0", "select1"], parameters: [], make: { _ in LPC43xxSCU() }),
        DeviceKind(
            name: "lpc43xx.cgu", summary: "Clock generation unit of LPC43xx: PLLs that lock.", size: 0x1000, outputs: [],
            parameters: [], make: { _ in LPC43xxCGU() }),
        DeviceKind(
            name: "lpc43xx.ccu", summary: "Clock control unit of LPC43xx: the status of each branch clock follows.",
            size: 0x1000, outputs: [], parameters: [Parameter(name: "unit", summary: "`ccu1` (default) or `ccu2`.")],
            make: {
                LPC43xxCCU($0.choice("unit", of: LPC43xxCCU.Unit.allCases.map(\.rawValue)).flatMap(LPC43xxCCU.Unit.init) ?? .ccu1)
            }),
        DeviceKind(
            name: "lpc43xx.rgu", summary: "Reset generation unit of LPC43xx, which resets the part.", size: 0x1000,
            outputs: [], parameters: [], make: { _ in LPC43xxRGU() }),
    ]

    private static let clockDivider = Parameter(
        name: "clock_divider", summary: "Core clocks per clock of the peripheral; 1 by default.")

    private static func divider(_ parameters: inout DeviceParameters) -> UInt32 {
        UInt32(parameters.integer("clock_divider", in: 1...4096) ?? 1)
    }
}

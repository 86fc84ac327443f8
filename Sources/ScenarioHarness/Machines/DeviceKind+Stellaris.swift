import CortexM

/// Peripherals of Stellaris LM3S parts.
extension DeviceKind {
    static let stellaris: [DeviceKind] = [
        DeviceKind(
            name: "stellaris.gpio", summary: "GPIO port of Stellaris LM3S parts.", size: 0x1000, outputs: ["all"],
            parameters: [], make: { _ in StellarisGPIO() }),
        DeviceKind(
            name: "stellaris.timer",
            summary: "General-purpose timer module of Stellaris LM3S parts: one-shot and periodic.", size: 0x1000,
            outputs: ["timer A", "timer B"], parameters: [], make: { _ in StellarisTimer() }),
        DeviceKind(
            name: "stellaris.sysctl", summary: "System control of the Stellaris LM3S6965: reset causes, a PLL that locks.",
            size: 0x1000, outputs: ["all"], drives: (0..<4).map { "fmppe\($0)" }, parameters: [],
            make: { _ in StellarisSystemControl() }),
        DeviceKind(
            name: "stellaris.flash", summary: "Flash controller of Stellaris LM3S parts: programs words and erases pages.",
            size: 0x1000, outputs: ["all"], inputs: (0..<4).map { "fmppe\($0)" }, parameters: [], memory: ["array"],
            make: { _ in StellarisFlash() }),
    ]
}

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
    ]
}

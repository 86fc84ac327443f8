/// A GPIO port of 16 pins: what STM32F1 has in common with the later families.
package protocol STM32Port: RegisterDevice {
    var pins: STM32Pins { get set }
    var lock: STM32PinLock { get set }
    /// What the input register shows.
    var levels: UInt32 { get }
}

extension STM32Port {
    /// Gives registers their reset values; the levels driven on the pins go at power-on alone.
    public mutating func reset(_ kind: ResetKind) {
        registers.reset()
        pins.reset(kind)
        lock = STM32PinLock()
    }

    /// Drives pins 0 to 15 by `pin=level` pairs; false, and nothing driven, when they do not read.
    public mutating func receive(_ bytes: [UInt8], _ context: inout DeviceContext) -> Bool {
        let before = levels
        guard pins.apply(bytes) else { return false }
        pins.tell(from: before, to: levels, &context)
        return true
    }
}

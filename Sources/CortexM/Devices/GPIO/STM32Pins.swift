/// The pins of an STM32 GPIO port: what drives them from outside, and what their levels are by the port's set-up.
package struct STM32Pins: Sendable, Hashable {
    /// How the port is set up: in each mask, ones for the pins that are so.
    package struct Modes: Sendable, Hashable {
        /// Driven by the port.
        package var outputs: UInt32
        /// An output's one lets go of the pin.
        package var openDrain: UInt32
        /// Not connected to the input register.
        package var analog: UInt32
        /// Read as one when nothing drives them.
        package var pullUps: UInt32

        package init(outputs: UInt32, openDrain: UInt32, analog: UInt32, pullUps: UInt32) {
            self.outputs = outputs
            self.openDrain = openDrain
            self.analog = analog
            self.pullUps = pullUps
        }
    }

    private var outside = PinLevels()
    /// What the port's listeners know of the pins; nothing until they have changed for the first time.
    private var told: UInt32?

    package init() {}

    /// The levels driven from outside go at power-on alone.
    package mutating func reset(_ kind: ResetKind) {
        if kind == .powerOn { self = Self() }
    }

    /// Drives pins by `pin=level` pairs.
    package mutating func apply(_ text: [UInt8]) -> Bool { outside.apply(text, count: 16) }

    /// What the input register shows.
    package func levels(_ modes: Modes, odr: UInt32) -> UInt32 {
        let pushed = modes.outputs & ~(modes.openDrain & odr)
        let others = outside.driven & outside.levels | ~outside.driven & modes.pullUps
        return (pushed & odr | ~pushed & ~modes.analog & others) & 0xFFFF
    }

    /// Tells the listeners of a change: of what was before too, when they have not heard of this port yet.
    package mutating func tell(from before: UInt32, to after: UInt32, _ context: inout DeviceContext) {
        guard before != after || told.map({ $0 != after }) == true else { return }
        if told == nil { context.drive(0, before) }
        context.drive(0, after)
        told = after
    }
}

/// The lock of a port's set-up (LCKR, RM0090 8.3.7): LCKK written 1, 0, 1 with the same pins, then read, freezes them until reset.
package struct STM32PinLock: Sendable, Hashable {
    private var step = 0
    private var pins: UInt32 = 0

    package init() {}

    /// What a load gives: the pins, and LCKK once they are frozen.
    package var value: UInt32 { pins | (isLocked ? 1 << 16 : 0) }
    private var isLocked: Bool { step == 3 }
    /// The pins whose set-up cannot be changed.
    package var frozen: UInt32 { isLocked ? pins : 0 }

    package mutating func store(_ value: UInt32) {
        guard !isLocked else { return }
        let key = value >> 16 & 1
        let isNext = step > 0 && value & 0xFFFF == pins && key == (step == 1 ? 0 : 1)
        pins = value & 0xFFFF
        step = isNext ? step + 1 : key == 1 ? 1 : 0
    }
}

extension UInt32 {
    /// The even bits, closed up: bit 2n goes to bit n.
    package var evenBits: UInt32 {
        var bits = self & 0x5555_5555
        bits = (bits | bits >> 1) & 0x3333_3333
        bits = (bits | bits >> 2) & 0x0F0F_0F0F
        bits = (bits | bits >> 4) & 0x00FF_00FF
        return (bits | bits >> 8) & 0xFFFF
    }

    /// Bits 0 to 15, each as the two bits 2n and 2n + 1.
    package var doubledBits: UInt32 {
        var bits = self & 0xFFFF
        bits = (bits | bits << 8) & 0x00FF_00FF
        bits = (bits | bits << 4) & 0x0F0F_0F0F
        bits = (bits | bits << 2) & 0x3333_3333
        bits = (bits | bits << 1) & 0x5555_5555
        return bits | bits << 1
    }
}

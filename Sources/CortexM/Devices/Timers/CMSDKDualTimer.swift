/// The dual timer of Arm's Cortex-M System Design Kit (DDI 0479 4.5), of the SP804 family: two down counters.
///
/// | offset, second timer | register | |
/// | --- | --- | --- |
/// | 0x00, 0x20 | LOAD | starts anew from it |
/// | 0x04, 0x24 | VALUE | read-only |
/// | 0x08, 0x28 | CONTROL | one-shot 0, 32 bits 1, prescale 3:2 (1, 16, 256), interrupt enable 5, periodic 6, enable 7 |
/// | 0x0C, 0x2C | INTCLR | any store |
/// | 0x10, 0x30 | RIS | |
/// | 0x14, 0x34 | MIS | |
/// | 0x18, 0x38 | BGLOAD | the next reload |
///
/// Interrupt outputs: 0 either, 1 the first, 2 the second.
public struct CMSDKDualTimer: RegisterDevice {
    package static let table = RegisterTable(
        half("1", 0x00) + half("2", 0x20)
            + RegisterTable.identification(part: [0x23, 0xB8, 0x1B, 0x00], upper: [0x04, 0, 0, 0]))

    private static func half(_ name: String, _ base: UInt32) -> [RegisterRow] {
        [
            .special("LOAD" + name, base), .special("VALUE" + name, base + 0x04, reset: .max),
            .special("CONTROL" + name, base + 0x08, reset: 0x20), .special("INTCLR" + name, base + 0x0C),
            .special("RIS" + name, base + 0x10), .special("MIS" + name, base + 0x14),
            .special("BGLOAD" + name, base + 0x18),
        ]
    }

    /// One of the two.
    private struct Half: Sendable, Hashable {
        var counter = DownCounter(UInt64(UInt32.max))
        var load: UInt32 = 0
        var control: UInt32 = 0x20
        var raw = false

        var width: UInt32 { control & 2 != 0 ? .max : 0xFFFF }
        var prescale: UInt64 { [1, 16, 256, 256][Int(control >> 2 & 3)] }
        var isMasked: Bool { raw && control & 1 << 5 != 0 }
    }

    package var registers = RegisterFile(table)
    private var first = Half()
    private var second = Half()

    /// Two halves as after reset, neither enabled.
    public init() {}

    /// Stops both halves and gives registers their reset values.
    public mutating func reset(_ kind: ResetKind) {
        registers.reset()
        first = Half()
        second = Half()
    }

    package func value(of offset: UInt32, _ context: DeviceContext) -> UInt32 {
        guard offset < 0x40 else { return registers[offset] }
        let half = offset < 0x20 ? first : second
        return switch offset & 0x1F {
        case 0x00, 0x18: half.load
        case 0x04: UInt32(truncatingIfNeeded: half.counter.value(at: context.now))
        case 0x08: half.control
        case 0x10: half.raw ? 1 : 0
        case 0x14: half.isMasked ? 1 : 0
        default: 0
        }
    }

    package mutating func store(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        if offset < 0x20 {
            Self.store(offset, value, lanes: lanes, to: &first, tag: 0, &context)
        } else if offset < 0x40 {
            Self.store(offset & 0x1F, value, lanes: lanes, to: &second, tag: 1, &context)
        } else {
            registers.store(offset, value, lanes: lanes)
        }
        setOutputs(&context)
    }

    /// The half of this number, 0 or 1, has come to zero.
    public mutating func event(_ tag: UInt32, _ context: inout DeviceContext) {
        if tag == 0 { Self.expire(&first, tag: 0, &context) } else { Self.expire(&second, tag: 1, &context) }
        setOutputs(&context)
    }

    private func setOutputs(_ context: inout DeviceContext) {
        context.setInterrupt(0, first.isMasked || second.isMasked)
        context.setInterrupt(1, first.isMasked)
        context.setInterrupt(2, second.isMasked)
    }

    private static func store(
        _ offset: UInt32, _ value: UInt32, lanes: UInt32, to half: inout Half, tag: UInt32,
        _ context: inout DeviceContext
    ) {
        switch offset {
        case 0x00:
            half.load = half.load & ~lanes | value
            start(&half, from: half.load & half.width, tag: tag, &context)
        case 0x08:
            let current = UInt32(truncatingIfNeeded: half.counter.value(at: context.now))
            half.control = (half.control & ~lanes | value) & 0xEF
            start(&half, from: current & half.width, tag: tag, &context)
        case 0x0C: half.raw = false
        case 0x18: half.load = half.load & ~lanes | value
        default: break
        }
    }

    private static func start(_ half: inout Half, from value: UInt32, tag: UInt32, _ context: inout DeviceContext) {
        guard half.control & 1 << 7 != 0 else {
            half.counter.hold(UInt64(value))
            context.stopTimer(tag)
            return
        }
        context.startTimer(tag, after: half.counter.run(from: UInt64(value), at: context.now, prescale: half.prescale))
    }

    /// At 0: one-shot halts, periodic starts from LOAD, free-running from the top.
    private static func expire(_ half: inout Half, tag: UInt32, _ context: inout DeviceContext) {
        half.raw = true
        if half.control & 1 != 0 {
            half.counter.hold(0)
        } else {
            let top = half.control & 1 << 6 != 0 ? half.load & half.width : half.width
            start(&half, from: top, tag: tag, &context)
        }
    }
}

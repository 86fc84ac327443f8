/// A GPIO port of nRF51 and nRF52 (nRF51 Reference Manual 3.0, section 14; nRF52833 Product Specification, GPIO): up to 32 pins.
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x504 to 0x50C | OUT, OUTSET, OUTCLR | |
/// | 0x510 | IN | a pin whose input is disconnected reads 0 |
/// | 0x514 to 0x51C | DIR, DIRSET, DIRCLR | the DIR bits of PIN_CNF |
/// | 0x520, 0x524 | LATCH, DETECTMODE | nRF52: pins that met their SENSE; write one to clear |
/// | 0x700 | PIN_CNF[n] | DIR 0, INPUT 1 (1: disconnected), PULL 3:2, DRIVE 10:8, SENSE 17:16 |
///
/// It drives `pins`, the level of each, and `detect`, one while a pin meets its SENSE. Inputs `taken` and `levels` are the pins
/// that GPIOTE drives. Input from outside: `pin=level` pairs, such as `0=1 13=0`.
public struct NordicGPIO: RegisterDevice {
    package enum Register {
        package static let out: UInt32 = 0x504
        package static let outset: UInt32 = 0x508
        package static let outclr: UInt32 = 0x50C
        package static let input: UInt32 = 0x510
        package static let dir: UInt32 = 0x514
        package static let dirset: UInt32 = 0x518
        package static let dirclr: UInt32 = 0x51C
        package static let latch: UInt32 = 0x520
        package static let detectmode: UInt32 = 0x524
        package static let pinCnf: UInt32 = 0x700
    }

    /// The rows of a port whose device begins at register `first`.
    package static func table(pins: UInt32, hasLatch: Bool, first: UInt32) -> RegisterTable {
        let rows: [RegisterRow] =
            [
                .special("OUT", Register.out - first), .special("OUTSET", Register.outset - first),
                .special("OUTCLR", Register.outclr - first), .special("IN", Register.input - first),
                .special("DIR", Register.dir - first), .special("DIRSET", Register.dirset - first),
                .special("DIRCLR", Register.dirclr - first),
            ]
            + (0..<32).map {
                // Those of pins that the part has not do nothing; drivers write all of them.
                RegisterRow("PIN_CNF\($0)", Register.pinCnf - first + $0 * 4, reset: 0x2, writable: $0 < pins ? 0x3_070F : 0)
            }
        let latch: [RegisterRow] = [
            .special("LATCH", Register.latch - first), RegisterRow("DETECTMODE", Register.detectmode - first, writable: 1),
        ]
        return RegisterTable(rows + (hasLatch ? latch : []))
    }

    package var registers: RegisterFile
    private let count: UInt32
    private let hasLatch: Bool
    private let first: UInt32
    private var pins = PinLevels()
    private var out: UInt32 = 0
    private var latch: UInt32 = 0
    /// The pins that GPIOTE drives, and how.
    private var taken: UInt32 = 0
    private var takenLevels: UInt32 = 0
    /// What was last driven on the wires.
    private var shown: UInt32 = 0
    private var detected = false

    /// `count` pins; `hasLatch` on nRF52. The device begins at register `first` of the port: 0x500 for a second port, whose
    /// first registers lie in the space of the first.
    public init(count: Int = 32, hasLatch: Bool = false, first: UInt32 = 0) {
        self.count = UInt32(min(max(1, count), 32))
        self.hasLatch = hasLatch
        self.first = min(first & ~3, 0x500)
        registers = RegisterFile(Self.table(pins: self.count, hasLatch: hasLatch, first: self.first))
    }

    /// Gives registers their reset values; the levels driven on the pins go at power-on alone.
    public mutating func reset(_ kind: ResetKind) {
        registers.reset()
        out = 0
        latch = 0
        taken = 0
        takenLevels = 0
        if kind == .powerOn { pins = PinLevels() }
    }

    /// Shows the levels after the reset.
    public mutating func didReset(_ cause: ResetCause, _ context: inout DeviceContext) { show(&context) }

    /// True: its levels are other ones.
    public var isToldOfResets: Bool { true }

    package func value(of offset: UInt32, _ context: DeviceContext) -> UInt32 {
        switch offset &+ first {
        case Register.out, Register.outset, Register.outclr: out
        case Register.input: levels & ~configured(1 << 1, is: 1 << 1)
        case Register.dir, Register.dirset, Register.dirclr: directions
        case Register.latch where hasLatch: latch
        default: registers[offset]
        }
    }

    package mutating func store(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        switch offset &+ first {
        case Register.out: out = (out & ~lanes | value) & mask
        case Register.outset: out |= value & mask
        case Register.outclr: out &= ~value
        case Register.input: break
        case Register.dir: set(directions: directions & ~lanes | value)
        case Register.dirset: set(directions: directions | value)
        case Register.dirclr: set(directions: directions & ~value)
        case Register.latch where hasLatch: latch &= ~value
        default: registers.store(offset, value, lanes: lanes)
        }
        show(&context)
    }

    /// Drives pins by `pin=level` pairs; false, and nothing driven, when they do not read.
    public mutating func receive(_ bytes: [UInt8], _ context: inout DeviceContext) -> Bool {
        guard pins.apply(bytes, count: Int(count)) else { return false }
        show(&context)
        return true
    }

    /// GPIOTE takes pins, or drives those that it has.
    public mutating func signal(_ input: Int, _ value: UInt32, _ context: inout DeviceContext) {
        if input == 0 { taken = value & mask } else { takenLevels = value }
        show(&context)
    }

    private var mask: UInt32 { .max >> (32 - count) }

    /// The pins whose PIN_CNF has `value` in `field`.
    private func configured(_ field: UInt32, is value: UInt32) -> UInt32 {
        var pins: UInt32 = 0
        for pin in 0..<count where registers[Register.pinCnf - first + pin * 4] & field == value { pins |= 1 << pin }
        return pins
    }

    private var directions: UInt32 { configured(1, is: 1) }

    private mutating func set(directions: UInt32) {
        for pin in 0..<count {
            let offset = Register.pinCnf - first + pin * 4
            registers[offset] = registers[offset] & ~1 | directions >> pin & 1
        }
    }

    /// The level of each pin: GPIOTE's, its own output, what drives it from outside, or the pull.
    private var levels: UInt32 {
        let outputs = directions & ~taken
        let inputs = ~(outputs | taken)
        let outside = pins.levels & pins.driven | configured(0xC, is: 0xC) & ~pins.driven
        return (takenLevels & taken | out & outputs | outside & inputs) & mask
    }

    private mutating func show(_ context: inout DeviceContext) {
        let now = levels
        let sensed = configured(0x3_0000, is: 0x2_0000) & now | configured(0x3_0000, is: 0x3_0000) & ~now
        latch |= sensed
        let isLatched = hasLatch && registers[Register.detectmode - first] & 1 != 0
        let detects = isLatched ? latch != 0 : sensed != 0
        if now != shown { context.drive(0, now) }
        if detects != detected { context.drive(1, detects ? 1 : 0) }
        shown = now
        detected = detects
    }
}

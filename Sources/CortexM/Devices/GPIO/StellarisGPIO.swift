/// A GPIO port of Stellaris LM3S parts (LM3S6965 data sheet, section 8), of the PL061 family: 8 pins.
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x000 to 0x3FC | GPIODATA | bits 9 to 2 of the address are a mask of the pins taken |
/// | 0x400 | GPIODIR | 1 is an output |
/// | 0x404 to 0x410 | GPIOIS, GPIOIBE, GPIOIEV, GPIOIM | level, both edges, rising edge or high level, interrupt enable |
/// | 0x414 to 0x41C | GPIORIS, GPIOMIS, GPIOICR | |
/// | 0x420 | GPIOAFSEL | |
/// | 0x500 to 0x51C | GPIODR2R, DR4R, DR8R, ODR, PUR, PDR, SLR, DEN | |
/// | 0x520, 0x524 | GPIOLOCK, GPIOCR | GPIOLOCK reads 1 while GPIOCR is locked |
///
/// Interrupt output 0. Input: `pin=level` pairs, such as `0=1 7=0`.
public struct StellarisGPIO: RegisterDevice {
    package enum Register {
        package static let dir: UInt32 = 0x400
        package static let isense: UInt32 = 0x404
        package static let ibe: UInt32 = 0x408
        package static let iev: UInt32 = 0x40C
        package static let im: UInt32 = 0x410
        package static let ris: UInt32 = 0x414
        package static let mis: UInt32 = 0x418
        package static let icr: UInt32 = 0x41C
        package static let pur: UInt32 = 0x510
        package static let lock: UInt32 = 0x520
        package static let cr: UInt32 = 0x524
    }

    package static let table = RegisterTable(
        [
            .special("GPIODATA", 0x000, words: 0x100),
            RegisterRow("GPIODIR", Register.dir, writable: 0xFF), RegisterRow("GPIOIS", Register.isense, writable: 0xFF),
            RegisterRow("GPIOIBE", Register.ibe, writable: 0xFF), RegisterRow("GPIOIEV", Register.iev, writable: 0xFF),
            RegisterRow("GPIOIM", Register.im, writable: 0xFF),
            .special("GPIORIS", Register.ris), .special("GPIOMIS", Register.mis), .special("GPIOICR", Register.icr),
            RegisterRow("GPIOAFSEL", 0x420, writable: 0xFF), RegisterRow("GPIODR2R", 0x500, reset: 0xFF, writable: 0xFF),
            RegisterRow("GPIODR4R", 0x504, writable: 0xFF), RegisterRow("GPIODR8R", 0x508, writable: 0xFF),
            RegisterRow("GPIOODR", 0x50C, writable: 0xFF), RegisterRow("GPIOPUR", Register.pur, reset: 0xFF, writable: 0xFF),
            RegisterRow("GPIOPDR", 0x514, writable: 0xFF), RegisterRow("GPIOSLR", 0x518, writable: 0xFF),
            RegisterRow("GPIODEN", 0x51C, reset: 0xFF, writable: 0xFF),
            .special("GPIOLOCK", Register.lock, reset: 1), .special("GPIOCR", Register.cr, reset: 0xFF),
        ] + RegisterTable.identification(part: [0x61, 0x00, 0x18, 0x01]))

    package var registers = RegisterFile(table)
    private var pins = PinLevels()
    private var output: UInt32 = 0
    private var latched: UInt32 = 0
    private var isLocked = true
    /// The levels last seen, from which edges are told.
    private var seen: UInt32 = 0xFF

    /// A port as after reset, no pin driven.
    public init() {}

    /// Gives registers their reset values; the levels driven on the pins go at power-on alone.
    public mutating func reset(_ kind: ResetKind) {
        registers.reset()
        output = 0
        latched = 0
        isLocked = true
        if kind == .powerOn { pins = PinLevels() }
        seen = levels
    }

    package func value(of offset: UInt32, _ context: DeviceContext) -> UInt32 {
        switch offset {
        case 0..<0x400: levels & offset >> 2
        case Register.ris: raw
        case Register.mis: raw & registers[Register.im]
        case Register.icr: 0
        case Register.lock: isLocked ? 1 : 0
        default: registers[offset]
        }
    }

    package mutating func store(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        switch offset {
        case 0..<0x400:
            let mask = offset >> 2 & lanes
            output = output & ~mask | value & mask
        case Register.icr: latched &= ~value
        case Register.lock: isLocked = value != 0x1ACC_E551
        case Register.cr: if !isLocked { registers[offset] = value & 0xFF }
        case Register.ris, Register.mis: break
        default: registers.store(offset, value, lanes: lanes)
        }
        update(&context)
    }

    /// Drives pins 0 to 7 by `pin=level` pairs; false, and nothing driven, when they do not read.
    public mutating func receive(_ bytes: [UInt8], _ context: inout DeviceContext) -> Bool {
        guard pins.apply(bytes, count: 8) else { return false }
        update(&context)
        return true
    }

    private var levels: UInt32 {
        let outside = pins.levels & pins.driven | registers[Register.pur] & ~pins.driven
        let outputs = registers[Register.dir]
        return (output & outputs | outside & ~outputs) & 0xFF
    }

    /// GPIORIS: levels as they are, edges as latched.
    private var raw: UInt32 {
        let matching = ~(levels ^ registers[Register.iev])
        let isLevel = registers[Register.isense]
        return (matching & isLevel | latched & ~isLevel) & 0xFF
    }

    private mutating func update(_ context: inout DeviceContext) {
        let now = levels
        let both = registers[Register.ibe]
        let edges = (now ^ seen) & (both | ~(now ^ registers[Register.iev]))
        latched |= edges & ~registers[Register.isense]
        seen = now
        context.setInterrupt(0, raw & registers[Register.im] != 0)
    }
}

/// The GPIO of Arm's Cortex-M System Design Kit (DDI 0479 4.2): 16 pins, each with an interrupt.
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x000 | DATA | the levels of the pins; a store is one of DATAOUT |
/// | 0x004 | DATAOUT | |
/// | 0x010, 0x014 | OUTENSET, OUTENCLR | |
/// | 0x018, 0x01C | ALTFUNCSET, ALTFUNCCLR | |
/// | 0x020, 0x024 | INTENSET, INTENCLR | |
/// | 0x028, 0x02C | INTTYPESET, INTTYPECLR | 1 an edge, 0 a level |
/// | 0x030, 0x034 | INTPOLSET, INTPOLCLR | 1 high or rising |
/// | 0x038 | INTSTATUS, INTCLEAR | write one to clear |
/// | 0x400, 0x800 | MASKLOWBYTE, MASKHIGHBYTE | bits 9 to 2 of the address are a mask of the pins taken |
///
/// Interrupt outputs: 0 all together, 1 to 16 of pins 0 to 15. Input: `pin=level` pairs, such as `0=1 13=0`.
public struct CMSDKGPIO: RegisterDevice {
    package enum Register {
        package static let data: UInt32 = 0x000
        package static let dataout: UInt32 = 0x004
        package static let outen: UInt32 = 0x010
        package static let altfunc: UInt32 = 0x018
        package static let inten: UInt32 = 0x020
        package static let inttype: UInt32 = 0x028
        package static let intpol: UInt32 = 0x030
        package static let intstatus: UInt32 = 0x038
        package static let masklow: UInt32 = 0x400
        package static let maskhigh: UInt32 = 0x800
    }

    /// Registers that a store to one offset sets bits of, and to the next clears.
    private static let pairs: [(UInt32, String)] = [
        (Register.outen, "OUTEN"), (Register.altfunc, "ALTFUNC"), (Register.inten, "INTEN"), (Register.inttype, "INTTYPE"),
        (Register.intpol, "INTPOL"),
    ]

    package static let table = RegisterTable(
        [
            .special("DATA", Register.data), .special("DATAOUT", Register.dataout), .special("INTSTATUS", Register.intstatus),
            .special("MASKLOWBYTE", Register.masklow, words: 0x100),
            .special("MASKHIGHBYTE", Register.maskhigh, words: 0x100),
        ]
            + pairs.flatMap { [.special($0.1 + "SET", $0.0), .special($0.1 + "CLR", $0.0 + 4)] }
            + RegisterTable.identification(part: [0x20, 0xB8, 0x1B, 0x00], upper: [0x04, 0, 0, 0]))

    package var registers = RegisterFile(table)
    private var pins = PinLevels()
    private var out: UInt32 = 0
    private var latched: UInt32 = 0
    /// The levels last seen, from which edges are told.
    private var seen: UInt32 = 0

    /// A port as after reset, no pin driven.
    public init() {}

    /// Gives registers their reset values; the levels driven on the pins go at power-on alone.
    public mutating func reset(_ kind: ResetKind) {
        registers.reset()
        out = 0
        latched = 0
        if kind == .powerOn { pins = PinLevels() }
        seen = levels
    }

    package func value(of offset: UInt32, _ context: DeviceContext) -> UInt32 {
        switch offset {
        case Register.data: levels
        case Register.dataout: out
        case Register.outen..<Register.intstatus: registers[offset & ~4]
        case Register.intstatus: raw & registers[Register.inten]
        case Register.masklow..<Register.maskhigh: levels & offset >> 2 & 0xFF
        case Register.maskhigh..<Register.maskhigh + 0x400: levels & (offset << 6 & 0xFF00)
        default: registers[offset]
        }
    }

    package mutating func store(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        switch offset {
        case Register.data, Register.dataout: out = (out & ~lanes | value) & 0xFFFF
        case Register.outen..<Register.intstatus:
            let held = registers[offset & ~4]
            registers[offset & ~4] = offset & 4 == 0 ? held | value & 0xFFFF : held & ~value
        case Register.intstatus: latched &= ~value
        case Register.masklow..<Register.maskhigh: put(value, offset >> 2 & 0xFF & lanes)
        case Register.maskhigh..<Register.maskhigh + 0x400: put(value, offset << 6 & 0xFF00 & lanes)
        default: registers.store(offset, value, lanes: lanes)
        }
        update(&context)
    }

    /// Drives pins 0 to 15 by `pin=level` pairs; false, and nothing driven, when they do not read.
    public mutating func receive(_ bytes: [UInt8], _ context: inout DeviceContext) -> Bool {
        guard pins.apply(bytes, count: 16) else { return false }
        update(&context)
        return true
    }

    private mutating func put(_ value: UInt32, _ mask: UInt32) { out = out & ~mask | value & mask }

    private var levels: UInt32 {
        let outputs = registers[Register.outen]
        return (out & outputs | pins.levels & pins.driven & ~outputs) & 0xFFFF
    }

    /// Levels as they are, edges as latched.
    private var raw: UInt32 {
        let isEdge = registers[Register.inttype]
        return (latched & isEdge | ~(levels ^ registers[Register.intpol]) & ~isEdge) & 0xFFFF
    }

    private mutating func update(_ context: inout DeviceContext) {
        let now = levels
        // An edge to the level that INTPOL names, on a pin whose interrupt is enabled.
        latched |= (now ^ seen) & ~(now ^ registers[Register.intpol]) & registers[Register.inttype] & registers[Register.inten]
        seen = now
        let pending = raw & registers[Register.inten]
        context.setInterrupt(0, pending != 0)
        for pin in 0..<16 { context.setInterrupt(pin + 1, pending >> UInt32(pin) & 1 != 0) }
    }
}

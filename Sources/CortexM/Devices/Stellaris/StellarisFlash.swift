/// The flash controller of Stellaris LM3S parts (LM3S6965 data sheet, section 7): words are programmed and pages of 1 KiB erased
/// through its registers, while the core goes on.
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x000, 0x004 | FMA, FMD | address and word |
/// | 0x008 | FMC | WRITE 0, ERASE 1, MERASE 2, COMT 3, with 0xA442 in the upper half; read as ones until done |
/// | 0x00C to 0x014 | FCRIS, FCIM, FCMISC | access to what is protected 0, done 1 |
///
/// Interrupt output 0. Memory 0 is flash. Inputs `fmppe0` to `fmppe3` are the blocks of 2 KiB that may be changed; COMT is not
/// modelled, and ends at once.
public struct StellarisFlash: RegisterDevice {
    package enum Register {
        package static let fma: UInt32 = 0x000
        package static let fmd: UInt32 = 0x004
        package static let fmc: UInt32 = 0x008
        package static let fcris: UInt32 = 0x00C
        package static let fcim: UInt32 = 0x010
        package static let fcmisc: UInt32 = 0x014
    }

    package static let table = RegisterTable(
        [
            RegisterRow("FMA", Register.fma, writable: 0x3_FFFF), RegisterRow("FMD", Register.fmd),
            .special("FMC", Register.fmc), .readOnly("FCRIS", Register.fcris), RegisterRow("FCIM", Register.fcim, writable: 0x3),
            .special("FCMISC", Register.fcmisc),
        ], fields: fields)

    private enum Operation {
        static let write: UInt32 = 1 << 0
        static let erase: UInt32 = 1 << 1
        static let massErase: UInt32 = 1 << 2
        static let commit: UInt32 = 1 << 3
    }

    package var registers = RegisterFile(table)
    private var operation: UInt32 = 0
    private var changeable = [UInt32](repeating: .max, count: 4)

    /// A controller as after reset.
    public init() {}

    /// Breaks off what is under way and gives registers their reset values; what flash holds stays.
    public mutating func reset(_ kind: ResetKind) {
        registers.reset()
        operation = 0
    }

    package func value(of offset: UInt32, _ context: DeviceContext) -> UInt32 {
        switch offset {
        case Register.fmc: operation
        case Register.fcmisc: registers[Register.fcris] & registers[Register.fcim]
        default: registers[offset]
        }
    }

    package mutating func store(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        switch offset {
        case Register.fmc: begin(value, &context)
        case Register.fcmisc: registers[Register.fcris] &= ~value
        default: registers.store(offset, value, lanes: lanes)
        }
        setOutput(&context)
    }

    /// The operation is over: flash has changed.
    public mutating func event(_ tag: UInt32, _ context: inout DeviceContext) {
        let address = registers[Register.fma]
        switch operation {
        case Operation.write:
            context.memory.set(0, at: address & ~3, word: context.memory.word(0, at: address) & registers[Register.fmd])
        case Operation.erase:
            let page = address & ~0x3FF
            context.memory.erase(0, page..<page + 0x400)
        case Operation.massErase: context.memory.erase(0, 0..<context.memory.count(0))
        default: break
        }
        operation = 0
        registers[Register.fcris] |= 1 << 1
        setOutput(&context)
    }

    /// Program and execute: a block whose FMPPE bit is clear cannot be changed.
    public mutating func signal(_ input: Int, _ value: UInt32, _ context: inout DeviceContext) {
        if changeable.indices.contains(input) { changeable[input] = value }
    }

    private mutating func begin(_ value: UInt32, _ context: inout DeviceContext) {
        guard value >> 16 == 0xA442, operation == 0 else { return }
        let asked = value & 0xF
        // 20 us a word, 20 ms a page, 200 ms all (section 22.1.5).
        let times = [Operation.write: 20, Operation.erase: 20_000, Operation.massErase: 200_000, Operation.commit: 50] as [UInt32: UInt64]
        guard let time = times[asked] else { return }
        guard asked == Operation.commit || isChangeable(asked) else {
            registers[Register.fcris] |= 1
            return
        }
        operation = asked
        context.startTimer(0, after: context.cycles(microseconds: time))
    }

    private func isChangeable(_ asked: UInt32) -> Bool {
        if asked == Operation.massErase { return changeable.allSatisfy { $0 == .max } }
        let block = registers[Register.fma] >> 11
        return changeable[Int(block >> 5 & 3)] >> (block & 31) & 1 != 0
    }

    private func setOutput(_ context: inout DeviceContext) {
        context.setInterrupt(0, registers[Register.fcris] & registers[Register.fcim] != 0)
    }
}

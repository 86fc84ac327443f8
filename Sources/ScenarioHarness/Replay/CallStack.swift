internal import ArmMProfile
internal import CortexM
internal import Firmware

/// The functions that are being executed, innermost first.
///
/// A function's caller is found by call frame information; without that by a frame record (AAPCS32, 6.1.4), or for the innermost by
/// LR, where a call precedes the address found. Frames of exceptions lead to the code that was interrupted. Where nothing says
/// more, the stack ends.
struct CallStack {
    private let images: ImageSet
    /// R0 to R15 as the function on top has them.
    private var registers: [UInt32]
    private var exception: ExceptionNumber
    /// The function on top is the innermost, or was interrupted: its LR is live.
    private var isLive = true
    private(set) var frames: [StackFrame] = []

    /// Frames that are looked for.
    private static let limit = 16

    init(_ images: ImageSet, _ machine: borrowing Machine) {
        self.images = images
        registers = (0..<16).map { number in CoreRegister(number: number).map { machine[$0] } ?? 0 }
        exception = machine.currentException
        push(interruptedBy: nil)
        while frames.count < Self.limit, step(machine) {}
    }

    private mutating func push(interruptedBy: ExceptionNumber?) {
        frames.append(
            StackFrame(
                address: registers[15], place: images.place(registers[15]), source: images.sourceLine(at: registers[15])?.description,
                interruptedBy: interruptedBy?.description))
    }

    /// Goes to the caller; false when there is none to be found.
    private mutating func step(_ machine: borrowing Machine) -> Bool {
        guard let target = returnAddress(machine) else { return false }
        if target & 0xFFFF_FF00 == 0xFFFF_FF00 { return leaveException(target, machine) }
        guard target & 1 == 1, let call = call(before: target & ~1, machine) else { return false }
        registers[15] = call
        isLive = false
        push(interruptedBy: nil)
        return true
    }

    /// Where the function on top returns to; the registers become its caller's.
    private mutating func returnAddress(_ machine: borrowing Machine) -> UInt32? {
        if let rules = images.callFrameRules(at: registers[15]) { return apply(rules, machine) }
        let isAtStart = images.offsetInFunction(registers[15]).map { $0 < 4 } ?? false
        if !(isLive && isAtStart), let found = frameRecord(machine) { return found }
        guard isLive else { return nil }
        let link = registers[14]
        return link & 0xFFFF_FF00 == 0xFFFF_FF00 || call(before: link & ~1, machine) != nil ? link : nil
    }

    private mutating func apply(_ rules: CallFrameRules, _ machine: borrowing Machine) -> UInt32? {
        let frame = registers[rules.register] &+ UInt32(bitPattern: rules.offset)
        guard frame >= registers[13] else { return nil }
        var caller = registers
        caller[13] = frame
        for (number, rule) in rules.rules.enumerated() {
            switch rule {
            case .sameValue: break
            case .undefined: if number == rules.returnRegister { return nil }
            case .offset(let offset):
                guard let value = machine.peek(frame &+ UInt32(bitPattern: offset), size: .word) else { return nil }
                caller[number] = value
            case .valueOffset(let offset): caller[number] = frame &+ UInt32(bitPattern: offset)
            case .register(let other): if registers.indices.contains(other) { caller[number] = registers[other] }
            }
        }
        // A function that has not stored LR returns to it, which only the innermost still holds.
        if rules.rules[rules.returnRegister] == .sameValue, !isLive { return nil }
        registers = caller
        return caller[rules.returnRegister]
    }

    /// The record of two words, the caller's frame pointer and the return address, that R7 or R11 points at.
    private mutating func frameRecord(_ machine: borrowing Machine) -> UInt32? {
        for number in [7, 11] {
            let record = registers[number]
            guard record & 3 == 0, record >= registers[13], record < registers[13] &+ 0x10000,
                let next = machine.peek(record, size: .word), let target = machine.peek(record &+ 4, size: .word),
                target & 0xFFFF_FF00 == 0xFFFF_FF00 || target & 1 == 1 && call(before: target & ~1, machine) != nil
            else { continue }
            registers[number] = next
            registers[13] = record &+ 8
            return target
        }
        return nil
    }

    /// Takes the registers that an exception entry stacked (DDI 0403 B1.5.6).
    private mutating func leaveException(_ excReturn: UInt32, _ machine: borrowing Machine) -> Bool {
        guard exception != .thread else { return false }
        let base = excReturn & 4 == 0 ? registers[13] : machine[.psp]
        let words = (0..<8).compactMap { machine.peek(base &+ 4 &* $0, size: .word) }
        guard words.count == 8 else { return false }
        for number in 0..<4 { registers[number] = words[number] }
        registers[12] = words[4]
        registers[14] = words[5]
        registers[15] = words[6] & ~1
        registers[13] = base &+ (excReturn & 16 == 0 ? 0x68 : 0x20) &+ (words[7] & 1 << 9 == 0 ? 0 : 4)
        isLive = true
        let interrupted = exception
        exception = ExceptionNumber(Int(words[7] & 0x1FF))
        push(interruptedBy: interrupted)
        return true
    }

    /// The call that ends at an address: BL, or BLX of a register.
    private func call(before address: UInt32, _ machine: borrowing Machine) -> UInt32? {
        guard address >= 4, let first = machine.peek(address &- 4, size: .halfword),
            let second = machine.peek(address &- 2, size: .halfword)
        else { return nil }
        if first & 0xF800 == 0xF000, second & 0xD000 == 0xD000 { return address &- 4 }
        return second & 0xFF87 == 0x4780 ? address &- 2 : nil
    }
}

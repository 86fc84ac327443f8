import ArmMProfile

/// A NOR flash chip: clocks with the levels of IO0 to IO3 in, levels out, and what is to happen to its bytes. The bytes
/// themselves are elsewhere.
///
/// It works clock by clock, so that a controller that sends another number of address bytes or dummy clocks than the chip wants
/// gets what a real chip would send: shifted data.
package struct NORFlash: Sendable {
    /// What a die does on its own.
    struct Die: Sendable, Hashable {
        var isWriteEnabled = false
        var busyUntil: UInt64 = 0
        /// What takes the time.
        var operation: Operation?
        /// Cycles that were left when it was suspended.
        var suspended: UInt64?
    }

    /// A program or erase under way.
    struct Operation: Sendable, Hashable {
        let range: Range<UInt32>
        let isErase: Bool
        /// A suspend is of no use to it: chip erase, registers.
        let isWhole: Bool
    }

    /// Where a transaction is.
    enum Phase: Sendable, Hashable {
        /// The chip is not selected.
        case idle
        case opcode, address, mode, wait, output, input
        /// A command without data, or one that is not heard: what is clocked further is counted.
        case surplus
    }

    /// What a command does to the bytes of the chip, when the chip is deselected.
    package enum Effect: Sendable, Hashable {
        /// They become ones.
        case erase(Range<UInt32>)
        /// They become their own value AND these, from an address on.
        case program(UInt32, [UInt8])
    }

    package let chip: NORChip
    package let time: NORTime
    var registers: NORRegisters
    var dies: [Die]
    var selectedDie = 0
    var isPoweredDown = false
    var isResetEnabled = false
    var isVolatileWriteEnabled = false
    var locks: NORBlockLocks
    /// Security registers, or the OTP array.
    var security: [UInt8]
    /// The read that goes on without an opcode.
    var continuous: NORCommand?

    // The transaction.
    var phase = Phase.idle
    var command: NORCommand?
    var now: UInt64 = 0
    var clockHz: UInt64 = 1
    /// Bits shifted in, or still to be shifted out, and how many.
    var shifter: UInt32 = 0
    var shifted = 0
    /// Bits, or clocks, that end the phase.
    var needed = 0
    var address: UInt32 = 0
    /// Bytes in or out so far, and the first four in.
    var byteCount = 0
    var firstBytes: UInt32 = 0
    var page: [UInt8] = []
    var surplusClocks = 0
    package private(set) var warnings: [NORWarning] = []

    /// A chip as it comes from the factory, powered up.
    package init(_ chip: NORChip, time: NORTime = .typical) {
        self.chip = chip
        self.time = time
        registers = NORRegisters(chip)
        dies = Array(repeating: Die(), count: max(1, chip.dieCount))
        locks = NORBlockLocks(chip)
        security = Array(repeating: 0xFF, count: 768)
    }

    /// As from the factory: what runs leave behind in registers goes.
    package mutating func powerOn() { self = NORFlash(chip, time: time) }

    /// The chip is selected: nCS falls.
    package mutating func select(at now: UInt64, clockHz: UInt64) {
        self.now = now
        self.clockHz = clockHz
        byteCount = 0
        firstBytes = 0
        surplusClocks = 0
        address = 0
        command = nil
        if let continuous {
            command = continuous
            begin(.address, bits: addressBytes(continuous) * 8)
        } else {
            begin(.opcode, bits: 8)
        }
    }

    /// When what the chip says of itself changes by itself, after a cycle; `nil` when it does not.
    package func nextChange(after cycle: UInt64) -> UInt64? {
        dies.map(\.busyUntil).filter { $0 > cycle }.min()
    }

    /// What was odd since the last time of asking.
    package mutating func takeWarnings() -> [NORWarning] {
        guard !warnings.isEmpty else { return [] }
        defer { warnings = [] }
        return warnings
    }

    mutating func warn(_ reason: NORWarning.Reason) {
        let warning = NORWarning(part: chip.part, command: command?.name, opcode: command?.opcode, reason: reason)
        if warnings.count < 16, !warnings.contains(warning) { warnings.append(warning) }
    }

    mutating func begin(_ phase: Phase, bits: Int) {
        self.phase = phase
        shifter = 0
        shifted = 0
        needed = bits
    }
}

/// Something that a driver should not have done.
package struct NORWarning: Sendable, Hashable {
    package enum Reason: Sendable, Hashable {
        case unknown(UInt8)
        case busy, notWriteEnabled, protected, surplus, partialByte, quadNotEnabled, poweredDown, suspended, noReset, continuousRead
        case failedBefore
    }

    package let part: String
    package let command: String?
    package let opcode: UInt8?
    package let reason: Reason

    /// The warning in words.
    package var text: String {
        let what = command.map { "\($0) (\(Self.hexadecimal(opcode ?? 0)))" } ?? "a command"
        return switch reason {
        case .unknown(let opcode): "\(part) has no command \(Self.hexadecimal(opcode)), and ignores it"
        case .busy: "\(part) is busy, and ignores \(what)"
        case .notWriteEnabled: "\(part) ignores \(what) without a write enable (06h) before it"
        case .protected: "\(part) ignores \(what) to protected addresses"
        case .surplus: "\(part) ignores \(what): it was clocked on after the command's end, as with too many address bytes"
        case .partialByte: "\(part) ignores \(what): it was not selected for whole bytes"
        case .quadNotEnabled: "\(part) has IO2 and IO3 as WP and HOLD at \(what): QE is 0"
        case .poweredDown: "\(part) is in deep power-down, and ignores \(what)"
        case .suspended: "\(part) has an operation suspended, and ignores \(what)"
        case .noReset: "\(part) ignores \(what) without reset enable (66h) right before it"
        case .continuousRead: "\(part) goes on with \(what) without an opcode, by mode bits that its data sheet does not allow"
        case .failedBefore: "\(part) ignores \(what) until 50h clears the error of the one before"
        }
    }

    private static func hexadecimal(_ opcode: UInt8) -> String { hexDigits(opcode, 2) + "h" }
}

/// The bytes of a chip, as it reads them.
package protocol NORStorage {
    /// The byte at an address of the chip.
    mutating func byte(at address: UInt32) -> UInt8
}

/// Levels of IO3 to IO0 in bits 3 to 0; what nobody drives is one.
extension NORFlash {
    /// What is seen when nobody drives anything.
    package static let released: UInt8 = 0xF

    /// One clock: the levels that the controller drives at its rising and its falling edge in, those that the chip drives out.
    /// A phase at single rate takes and drives the same at both.
    package mutating func clock(
        rise: UInt8, fall: UInt8, _ storage: inout some NORStorage
    ) -> (rise: UInt8, fall: UInt8) {
        switch phase {
        case .idle: break
        case .wait:
            // The first dummy clock has Micron's XIP confirmation bit on IO0.
            if shifted == 0 { noteFirstDummy(rise) }
            shifted += 1
            if shifted >= needed { beginData() }
        case .opcode: shiftIn(rise, lines: protocolLines)
        case .address, .mode:
            let lines = command.map(addressLines) ?? 1
            shiftIn(rise, lines: lines)
            if isDouble, phase == .address || phase == .mode { shiftIn(fall, lines: lines) }
        case .input:
            shiftIn(rise, lines: command.map(dataLines) ?? 1)
            if isDouble { shiftIn(fall, lines: command.map(dataLines) ?? 1) }
        case .output:
            let first = shiftOut(&storage)
            return (first, isDouble ? shiftOut(&storage) : first)
        case .surplus: surplusClocks += 1
        }
        return (Self.released, Self.released)
    }

    /// Sends the low `bits` of a value, the highest first, on 1, 2 or 4 lines.
    package mutating func send(
        _ value: UInt32, bits: Int, lines: Int, isDouble: Bool = false, _ storage: inout some NORStorage
    ) {
        guard bits > 0, lines > 0 else { return }
        if takesWhole(bits: bits, lines: lines, isDouble: isDouble) {
            complete(bits < 32 ? value & (1 << UInt32(bits) - 1) : value)
            return
        }
        let perClock = isDouble ? lines * 2 : lines
        for clock in 0..<(bits + perClock - 1) / perClock {
            let rise = Self.driven(value, bits - clock * perClock - lines, lines)
            let fall = isDouble ? Self.driven(value, bits - clock * perClock - 2 * lines, lines) : rise
            _ = self.clock(rise: rise, fall: fall, &storage)
        }
    }

    /// Clocks during which the controller drives nothing.
    package mutating func sendDummies(_ clocks: Int, _ storage: inout some NORStorage) {
        for _ in 0..<max(0, clocks) { _ = clock(rise: Self.released, fall: Self.released, &storage) }
    }

    /// Reads a byte on 1, 2 or 4 lines.
    package mutating func receive(lines: Int, isDouble: Bool = false, _ storage: inout some NORStorage) -> UInt8 {
        if phase == .output, shifted == 0, let command, dataLines(command) == lines, isDouble == self.isDouble, drivesAllLines {
            return nextByte(&storage)
        }
        var value: UInt8 = 0
        for _ in 0..<8 / (isDouble ? lines * 2 : lines) {
            let levels = clock(rise: Self.released, fall: Self.released, &storage)
            value = value << UInt8(lines) | Self.sampled(levels.rise, lines)
            if isDouble { value = value << UInt8(lines) | Self.sampled(levels.fall, lines) }
        }
        return value
    }

    /// Whether the whole of what is sent is the whole of what the phase wants.
    private func takesWhole(bits: Int, lines: Int, isDouble: Bool) -> Bool {
        guard shifted == 0, bits == needed else { return false }
        switch phase {
        case .opcode: return lines == protocolLines && !isDouble
        case .address, .mode: return command.map(addressLines) == lines && isDouble == self.isDouble
        case .input: return command.map(dataLines) == lines && isDouble == self.isDouble
        case .idle, .wait, .output, .surplus: return false
        }
    }

    private mutating func shiftIn(_ levels: UInt8, lines: Int) {
        shifter = shifter << UInt32(lines) | UInt32(levels & (1 << UInt8(lines) - 1))
        shifted += lines
        if shifted >= needed { complete(shifter) }
    }

    private mutating func shiftOut(_ storage: inout some NORStorage) -> UInt8 {
        let lines = command.map(dataLines) ?? 1
        if shifted == 0 {
            shifter = UInt32(nextByte(&storage))
            shifted = 8
        }
        shifted -= lines
        let bits = UInt8(truncatingIfNeeded: shifter >> UInt32(max(0, shifted))) & (1 << UInt8(lines) - 1)
        return switch lines {
        case 1: 0b1101 | bits << 1
        case 2: 0b1100 | bits
        default: drivesAllLines ? bits : bits | 0b1100
        }
    }

    /// The levels by which a controller sends the `lines` bits of a value above bit `shift`.
    private static func driven(_ value: UInt32, _ shift: Int, _ lines: Int) -> UInt8 {
        let mask: UInt8 = 1 << UInt8(lines) - 1
        let bits = UInt8(truncatingIfNeeded: shift >= 0 ? value >> UInt32(shift) : value << UInt32(-shift)) & mask
        return bits | 0xF & ~mask
    }

    /// The bits that a controller sees on its lines: the one of a single line is IO1's.
    private static func sampled(_ levels: UInt8, _ lines: Int) -> UInt8 {
        switch lines {
        case 1: levels >> 1 & 1
        case 2: levels & 3
        default: levels & 15
        }
    }
}

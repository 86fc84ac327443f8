/// What a controller clocks out before the data of a command.
package struct NORFrame: Sendable, Hashable {
    /// A part of it: the low `bits` of a value, the highest first, on some lines.
    package struct Part: Sendable, Hashable {
        package var value: UInt32 = 0
        package var bits = 0
        /// 0 leaves the part out.
        package var lines = 0

        package init(_ value: UInt32 = 0, bits: Int = 0, lines: Int = 0) {
            self.value = value
            self.bits = lines == 0 ? 0 : bits
            self.lines = lines
        }

        /// Clocks that it takes.
        func clocks(isDouble: Bool) -> Int {
            guard lines > 0 else { return 0 }
            let perClock = isDouble ? lines * 2 : lines
            return (bits + perClock - 1) / perClock
        }
    }

    package var opcode = Part()
    package var address = Part()
    /// Alternate, mode or intermediate bytes.
    package var mode = Part()
    package var dummyClocks = 0
    package var dataLines = 0
    /// Address, mode and data at both edges of the clock.
    package var isDouble = false

    package init() {}

    /// Clocks before the data.
    package var clocks: Int {
        opcode.clocks(isDouble: false) + address.clocks(isDouble: isDouble) + mode.clocks(isDouble: isDouble) + dummyClocks
    }

    /// Clocks of a byte of data; of two chips side by side, of a byte of each.
    package var clocksPerByte: Int { Part(bits: 8, lines: dataLines).clocks(isDouble: isDouble) }

    /// Whether nothing at all is sent.
    package var isEmpty: Bool { opcode.bits + address.bits + mode.bits == 0 && dataLines == 0 }
}

extension NORFlash {
    /// Clocks a frame into the chip.
    package mutating func send(_ frame: NORFrame, _ storage: inout some NORStorage) {
        send(frame.opcode.value, bits: frame.opcode.bits, lines: frame.opcode.lines, &storage)
        send(frame.address.value, bits: frame.address.bits, lines: frame.address.lines, isDouble: frame.isDouble, &storage)
        send(frame.mode.value, bits: frame.mode.bits, lines: frame.mode.lines, isDouble: frame.isDouble, &storage)
        sendDummies(frame.dummyClocks, &storage)
    }
}

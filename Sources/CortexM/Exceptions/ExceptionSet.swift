package import ArmMProfile

/// A set of exceptions, one bit each: 256 numbers cover the 16 system exceptions and 240 interrupts.
package struct ExceptionSet: Sendable {
    /// Bit n of the whole is exception n.
    package var words: InlineArray<4, UInt64> = .init(repeating: 0)

    package init() {}

    package subscript(_ number: Int) -> Bool {
        get { words[number >> 6 & 3] >> UInt64(truncatingIfNeeded: number & 63) & 1 != 0 }
        set {
            let bit: UInt64 = 1 << UInt64(truncatingIfNeeded: number & 63)
            if newValue { words[number >> 6 & 3] |= bit } else { words[number >> 6 & 3] &= ~bit }
        }
    }

    package subscript(_ exception: ExceptionNumber) -> Bool {
        get { self[Int(exception.rawValue & 0xFF)] }
        set { self[Int(exception.rawValue & 0xFF)] = newValue }
    }

    package var isEmpty: Bool { words[0] | words[1] | words[2] | words[3] == 0 }

    /// How many are in the set: `ExceptionActiveBitCount()`.
    package var count: Int {
        words[0].nonzeroBitCount &+ words[1].nonzeroBitCount &+ words[2].nonzeroBitCount &+ words[3].nonzeroBitCount
    }

    /// Whether any interrupt is in it.
    package var hasInterrupt: Bool { words[0] >> 16 | words[1] | words[2] | words[3] != 0 }

    /// The 32 interrupts from line `32 * index`, as an NVIC register shows them.
    package func interrupts(_ index: Int) -> UInt32 {
        let first = 16 &+ 32 &* index
        let low = words[first >> 6 & 3] >> UInt64(truncatingIfNeeded: first & 63)
        let spans = first & 63 == 48 && first < 240
        return UInt32(truncatingIfNeeded: spans ? low | words[first >> 6 &+ 1 & 3] << 16 : low)
    }
}

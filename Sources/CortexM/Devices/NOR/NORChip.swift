/// A type of NOR flash chip: what tells one from another.
package struct NORChip: Sendable, Hashable {
    /// The maker, where makers differ.
    package enum Maker: Sendable, Hashable {
        case winbond, micron
    }

    /// What QE of a Winbond part is.
    package enum QuadEnable: Sendable, Hashable {
        /// One for good: -IQ parts.
        case fixed
        /// Zero until it is set: -IM parts.
        case clear
        /// There is no such bit: Micron.
        case none
    }

    /// The name in machine files.
    package let name: String
    /// The name on the chip.
    package let part: String
    package let maker: Maker
    /// What 9Fh gives, over and over.
    package let id: [UInt8]
    /// The last byte of what 90h and ABh give.
    package let deviceID: UInt8
    /// Bytes of one chip behind one chip select; all dies together.
    package let size: UInt32
    package let dieCount: Int
    /// Chips in the package, each with a quad port of its own.
    package let ports: Int
    package let quadEnable: QuadEnable
    package let commands: NORCommandSet
    /// What 5Ah gives; FFh beyond.
    package let sfdp: [UInt8]
    package let timing: NORTiming

    /// Whether it needs more than 24 address bits.
    package var isLarge: Bool { size > 0x100_0000 }
    package var dieSize: UInt32 { size / UInt32(dieCount) }
}

/// How long a chip is busy, in microseconds.
package struct NORTiming: Sendable, Hashable {
    /// A duration as the data sheet gives it.
    package struct Span: Sendable, Hashable {
        package let typical: UInt64
        package let maximum: UInt64

        package init(_ typical: UInt64, _ maximum: UInt64) {
            self.typical = typical
            self.maximum = maximum
        }
    }

    package let program: Span
    package let erase4K: Span
    package let erase32K: Span
    package let erase64K: Span
    package let eraseChip: Span
    /// Writing a non-volatile status register.
    package let writeStatus: Span
    /// Until a suspended chip can be read.
    package let suspend: Span
    package let reset: Span

    /// The erase of a unit of that many bytes.
    package func erase(_ bytes: UInt32) -> Span {
        switch bytes {
        case 0x1000: erase4K
        case 0x8000: erase32K
        default: erase64K
        }
    }
}

/// Which durations a machine's chips take.
package enum NORTime: String, Sendable, Hashable, CaseIterable {
    case typical, max, zero

    /// Core cycles of a duration.
    package func cycles(_ span: NORTiming.Span, clockHz: UInt64) -> UInt64 {
        let microseconds =
            switch self {
            case .typical: span.typical
            case .max: span.maximum
            case .zero: UInt64(0)
            }
        let (product, overflow) = microseconds.multipliedReportingOverflow(by: clockHz)
        return overflow ? .max : product / 1_000_000
    }
}

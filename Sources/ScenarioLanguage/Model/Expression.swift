internal import Diagnostics

/// A number as a scenario writes it: a literal, or a symbol of the image with an offset. Resolved when the image is known.
package struct ValueExpression: Sendable, Hashable {
    package enum Base: Sendable, Hashable {
        case number(UInt64)
        /// A symbol of the image; its Thumb bit is dropped.
        case symbol(String)
    }

    package var base: Base
    /// Added to the symbol: `symbol+4`, `symbol-2`.
    package var offset: Int64
    /// As it was written.
    package var text: String

    package init(_ base: Base, offset: Int64 = 0, text: String) {
        self.base = base
        self.offset = offset
        self.text = text
    }
}

/// A stretch of virtual time, in the unit it was written in.
package struct VirtualDuration: Sendable, Hashable {
    package enum Unit: String, Sendable, Hashable, CaseIterable {
        case nanoseconds = "ns"
        case microseconds = "us"
        case milliseconds = "ms"
        case seconds = "s"
        case cycles, instructions
    }

    /// Exact: `250 us` is 250 and `.microseconds`; `1.5 ms` is held as 1500 and `.microseconds`.
    package var count: UInt64
    package var unit: Unit

    package init(_ count: UInt64, _ unit: Unit) {
        self.count = count
        self.unit = unit
    }
}

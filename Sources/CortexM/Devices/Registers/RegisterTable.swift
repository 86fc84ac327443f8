/// One row of a device's register table.
package struct RegisterRow: Sendable, Hashable {
    package let name: String
    /// From the device's base; a multiple of 4.
    package let offset: UInt32
    package let reset: UInt32
    /// The bits that a store sets to what is stored.
    package let writable: UInt32
    /// The bits that storing a one clears.
    package let clears: UInt32
    /// True when the device's code decides what a load gives or a store does; the masks then say nothing.
    package let isSpecial: Bool

    package init(_ name: String, _ offset: UInt32, reset: UInt32 = 0, writable: UInt32 = .max, clears: UInt32 = 0) {
        self.init(name: name, offset: offset, reset: reset, writable: writable, clears: clears, isSpecial: false)
    }

    private init(name: String, offset: UInt32, reset: UInt32, writable: UInt32, clears: UInt32, isSpecial: Bool) {
        self.name = name
        self.offset = offset
        self.reset = reset
        self.writable = writable
        self.clears = clears
        self.isSpecial = isSpecial
    }

    /// A register that stores do not change.
    package static func readOnly(_ name: String, _ offset: UInt32, _ value: UInt32 = 0) -> Self {
        Self(name, offset, reset: value, writable: 0)
    }

    /// A register that the device's code looks after; `reset` is what a load gives after a reset.
    package static func special(_ name: String, _ offset: UInt32, reset: UInt32 = 0) -> Self {
        Self(name: name, offset: offset, reset: reset, writable: 0, clears: 0, isSpecial: true)
    }
}

/// The registers that a kind of device has, in ascending order of offset.
package struct RegisterTable: Sendable, Hashable {
    package let rows: [RegisterRow]

    package init(_ rows: [RegisterRow]) {
        self.rows = rows.sorted { $0.offset < $1.offset }
    }

    /// The row of the register at `offset`, a multiple of 4.
    package func index(of offset: UInt32) -> Int? {
        var low = 0
        var high = rows.count
        while low < high {
            let middle = (low + high) / 2
            if rows[middle].offset < offset { low = middle + 1 } else { high = middle }
        }
        return low < rows.count && rows[low].offset == offset ? low : nil
    }

    /// The row of the register of that name.
    package func row(named name: String) -> RegisterRow? { rows.first { $0.name == name } }

    /// The identification registers of an Arm PrimeCell-style peripheral, as eight rows at 0xFE0 and four at 0xFD0.
    package static func identification(
        part: [UInt8], component: [UInt8] = [0x0D, 0xF0, 0x05, 0xB1], upper: [UInt8] = [0, 0, 0, 0]
    ) -> [RegisterRow] {
        var rows: [RegisterRow] = []
        for (index, value) in upper.enumerated() {
            rows.append(.readOnly("PID\(index + 4)", 0xFD0 + UInt32(index) * 4, UInt32(value)))
        }
        for (index, value) in part.enumerated() {
            rows.append(.readOnly("PID\(index)", 0xFE0 + UInt32(index) * 4, UInt32(value)))
        }
        for (index, value) in component.enumerated() {
            rows.append(.readOnly("CID\(index)", 0xFF0 + UInt32(index) * 4, UInt32(value)))
        }
        return rows
    }
}

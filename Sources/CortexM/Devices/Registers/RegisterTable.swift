package import ArmMProfile

/// The fields of a register, or of several that are alike, for a table.
package struct RegisterFields: Sendable, Hashable {
    package let registers: [String]
    package let fields: [RegisterField]

    package init(_ registers: String..., fields: [RegisterField]) {
        self.registers = registers
        self.fields = fields
    }
}

/// The registers that a kind of device has, in ascending order of offset.
package struct RegisterTable: Sendable, Hashable {
    package let rows: [RegisterRow]
    /// The reset values of the rows: a reset of all of them touches nothing else.
    package let resets: [UInt32]

    package init(_ rows: [RegisterRow], fields: [RegisterFields] = []) {
        var rows = rows.sorted { $0.offset < $1.offset }
        for named in fields {
            for index in rows.indices where named.registers.contains(rows[index].name) { rows[index].fields = named.fields }
        }
        self.rows = rows
        resets = rows.map(\.reset)
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

    /// The row of the register at `offset`, a multiple of 4, or of the array that holds it.
    package func row(at offset: UInt32) -> RegisterRow? {
        var low = 0
        var high = rows.count
        while low < high {
            let middle = (low + high) / 2
            if rows[middle].offset <= offset { low = middle + 1 } else { high = middle }
        }
        guard low > 0, (offset &- rows[low - 1].offset) >> 2 < rows[low - 1].words else { return nil }
        return rows[low - 1]
    }

    /// Whether anything stands behind the register at `offset`: a word outside the table only keeps what is stored.
    package func models(_ offset: UInt32) -> Bool { (row(at: offset)?.modelling ?? .none) != .none }

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

/// The contents of a device's registers: those of its table by their rules, and every other word of the device as last
/// written.
package struct RegisterFile: Sendable, Hashable {
    package let table: RegisterTable
    private var values: [UInt32]
    /// Words outside the table that were stored to, in ascending order of offset.
    private var others: [Other] = []

    private struct Other: Sendable, Hashable {
        var offset: UInt32
        var value: UInt32
    }

    package init(_ table: RegisterTable) {
        self.table = table
        values = table.resets
    }

    /// Every register at its reset value; words outside the table are zero again.
    package mutating func reset() {
        for index in values.indices { values[index] = table.resets[index] }
        others.removeAll(keepingCapacity: true)
    }

    /// The register at `offset`, a multiple of 4, as it is held. Setting it goes past the table's rules.
    package subscript(_ offset: UInt32) -> UInt32 {
        get {
            if let index = table.index(of: offset) { return values[index] }
            let place = place(of: offset)
            return place < others.count && others[place].offset == offset ? others[place].value : 0
        }
        set {
            if let index = table.index(of: offset) {
                values[index] = newValue
                return
            }
            let place = place(of: offset)
            if place < others.count, others[place].offset == offset {
                others[place].value = newValue
            } else if newValue != 0 {
                others.insert(Other(offset: offset, value: newValue), at: place)
            }
        }
    }

    /// A store by the table's rules. `lanes` has ones in the bytes that are stored; `value` is zero in the others.
    package mutating func store(_ offset: UInt32, _ value: UInt32, lanes: UInt32 = .max) {
        let held = self[offset]
        guard let index = table.index(of: offset) else {
            self[offset] = held & ~lanes | value & lanes
            return
        }
        let row = table.rows[index]
        let writable = row.writable & lanes
        values[index] = (held & ~writable | value & writable) & ~((value & row.clears | ~value & row.zeroClears) & lanes)
    }

    private func place(of offset: UInt32) -> Int {
        var low = 0
        var high = others.count
        while low < high {
            let middle = (low + high) / 2
            if others[middle].offset < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

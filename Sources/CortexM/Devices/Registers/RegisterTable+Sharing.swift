extension RegisterTable {
    /// The rows of peripherals that share their addresses and their registers: one for each register, called as each of them calls
    /// it. What a store changes is what it changes for any of them; all else is as the first says that has the register.
    package static func shared(_ peripherals: [[RegisterRow]]) -> [RegisterRow] {
        var rows: [UInt32: RegisterRow] = [:]
        for row in peripherals.joined() {
            guard var held = rows[row.offset] else {
                rows[row.offset] = row
                continue
            }
            held.writable |= row.writable
            if held.name(like: row.name) == nil { held.otherNames.append(row.name) }
            rows[row.offset] = held
        }
        return rows.values.sorted { $0.offset < $1.offset }
    }
}

/// The call frame information of a program: .debug_frame of DWARF 2 to 5 (DWARF 5, 6.4.1).
///
/// Only where each function's entry is is kept. Damaged entries are left out.
public struct CallFrameTable: Sendable {
    /// The entry of a function (an FDE).
    private struct Entry {
        var low: UInt32
        var high: UInt32
        /// Where its common entry (CIE) begins.
        var common: Int
        var instructions: Range<Int>
    }

    private let sections: DebugSections
    /// By address.
    private var entries: [Entry] = []

    /// Finds the entries of all functions.
    public init(_ sections: DebugSections) {
        self.sections = sections
        var cursor = sections.cursor(sections.frame)
        while let (content, offsetSize) = cursor.nextUnit() {
            var unit = content
            if let entry = try? entry(&unit, offsetSize) { entries.append(entry) }
        }
        entries.sort { ($0.low, $1.high) < ($1.low, $0.high) }
    }

    /// How to find the caller's registers from the instruction at an address; nil when no entry says.
    public func rules(at address: UInt32) -> CallFrameRules? {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = low + (high - low) / 2
            if entries[middle].low <= address { low = middle + 1 } else { high = middle }
        }
        guard low > 0, address < entries[low - 1].high else { return nil }
        let entry = entries[low - 1]
        do throws(MalformedDebugData) {
            var program = try CallFrameProgram(try common(entry.common), start: entry.low, sections)
            try program.run(sections.cursor(entry.instructions), to: address)
            return program.rules.isExpression ? nil : program.rules
        } catch {
            return nil
        }
    }

    /// A function's entry, after its length; nil for a common one and for a function that the linker left out.
    private func entry(_ cursor: inout ByteCursor, _ offsetSize: Int) throws(MalformedDebugData) -> Entry? {
        let offset = try cursor.number(bytes: offsetSize)
        guard offset != (offsetSize == 4 ? 0xFFFF_FFFF : .max) else { return nil }
        guard offset < UInt64(sections.frame.count) else { throw MalformedDebugData() }
        let start = try cursor.word()
        let (end, overflow) = start.addingReportingOverflow(try cursor.word())
        guard !overflow, start < end, !sections.isLeftOut(start) else { return nil }
        return Entry(
            low: start, high: end, common: sections.frame.lowerBound + Int(offset), instructions: cursor.position..<cursor.end)
    }

    /// The common entry at a place.
    private func common(_ place: Int) throws(MalformedDebugData) -> CallFrameProgram.Common {
        var cursor = sections.cursor(place..<sections.frame.upperBound)
        let (length, offsetSize) = try cursor.unitLength()
        try cursor.limit(length)
        guard try cursor.number(bytes: offsetSize) == (offsetSize == 4 ? 0xFFFF_FFFF : .max) else { throw MalformedDebugData() }
        let version = try cursor.byte()
        guard try cursor.string() == "" else { throw MalformedDebugData() }
        if version >= 4 {
            // The sizes of an address and of a segment selector.
            guard try cursor.byte() == 4, try cursor.byte() == 0 else { throw MalformedDebugData() }
        }
        let code = UInt32(truncatingIfNeeded: try cursor.unsigned())
        let data = try cursor.signed()
        let returnRegister = version == 1 ? UInt64(try cursor.byte()) : try cursor.unsigned()
        guard returnRegister < 16 else { throw MalformedDebugData() }
        return CallFrameProgram.Common(
            codeAlignment: code, dataAlignment: data, returnRegister: Int(returnRegister), instructions: cursor.position..<cursor.end)
    }
}

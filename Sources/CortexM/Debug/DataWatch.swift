/// The comparators of the Data Watchpoint and Trace unit, and DWT_CTRL (DDI 0403 C1.8).
package struct DataWatch: Sendable {
    /// DWT_COMPn, DWT_MASKn and DWT_FUNCTIONn.
    package struct Comparator: Sendable, Hashable {
        package var value: UInt32 = 0
        /// How many low bits of an address do not count, at most 15.
        package var mask: UInt32 = 0
        /// FUNCTION and the bits beside it, without MATCHED.
        package var function: UInt32 = 0
        package var matched = false

        /// What it looks for: 4 the program counter, 5 reads, 6 writes, 7 both.
        package var kind: UInt32 { function & 0xF }
        /// FUNCTION.DATAVMATCH: it compares the value of an access, not its address.
        package var comparesValue: Bool { function & 1 << 8 != 0 }
        /// FUNCTION.CYCMATCH: it compares CYCCNT.
        package var comparesCycles: Bool { function & 1 << 7 != 0 }
        /// The low bits of an address that do not count.
        package var ignored: UInt32 { (1 << mask) &- 1 }
    }

    /// DWT_CTRL's writable bits but CYCCNTENA.
    package var control: UInt32 = 0
    package var comparators: InlineArray<4, Comparator> = .init(repeating: Comparator())
    /// A comparator looks at data accesses, and one at the program counter; kept by `refresh`.
    package private(set) var watchesData = false
    package private(set) var watchesCode = false

    package init() {}

    /// Works out what is active, after a change of a register or of DEMCR.TRCENA.
    mutating func refresh(isEnabled: Bool) {
        watchesData = false
        watchesCode = false
        guard isEnabled else { return }
        for index in 0..<4 where !comparators[index].comparesCycles {
            switch comparators[index].kind {
            case 4: if !comparators[index].comparesValue { watchesCode = true }
            case 5...7: watchesData = true
            default: break
            }
        }
    }

    /// The comparators that the program counter at an address matches, one bit each.
    func codeMatches(_ address: UInt32) -> UInt32 {
        var matches: UInt32 = 0
        for index in 0..<4 {
            let comparator = comparators[index]
            guard comparator.kind == 4, !comparator.comparesValue, !comparator.comparesCycles else { continue }
            if address & ~comparator.ignored == comparator.value & ~comparator.ignored & ~1 { matches |= 1 << UInt32(index) }
        }
        return matches
    }

    /// The comparators that a data access matches, one bit each.
    func dataMatches(_ address: UInt32, size: AccessSize, value: UInt32, isWrite: Bool) -> UInt32 {
        var matches: UInt32 = 0
        for index in 0..<4 {
            let comparator = comparators[index]
            guard comparator.kind == 7 || comparator.kind == (isWrite ? 6 : 5), !comparator.comparesCycles else { continue }
            let isMatch =
                comparator.comparesValue
                ? matchesValue(comparator, own: index, address, size, value) : Self.covers(comparator, address, size)
            if isMatch { matches |= 1 << UInt32(index) }
        }
        return matches
    }

    /// Whether any byte of an access is among the comparator's addresses.
    private static func covers(_ comparator: Comparator, _ address: UInt32, _ size: AccessSize) -> Bool {
        let first = comparator.value & ~comparator.ignored
        return address &- first <= comparator.ignored || first &- address < UInt32(size.rawValue)
    }

    /// DATAVMATCH: the value, as wide as DATAVSIZE says, at the address of the comparator of DATAVADDR0; at any, when that is the
    /// comparator itself.
    private func matchesValue(
        _ comparator: Comparator, own: Int, _ address: UInt32, _ size: AccessSize, _ value: UInt32
    ) -> Bool {
        let linked = Int(comparator.function >> 12 & 3)
        if linked != own, !Self.covers(comparators[linked], address, size) { return false }
        let width: UInt32 =
            switch comparator.function >> 10 & 3 {
            case 0: 0xFF
            case 1: 0xFFFF
            default: .max
            }
        return Int(size.rawValue) == width.nonzeroBitCount / 8 && value & width == comparator.value & width
    }
}

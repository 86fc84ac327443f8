/// Bytes whose loads and fetches a device answers, though they are there: words with a bad ECC.
extension Memory {
    /// How many separate stretches of a bank are guarded at most: what more is asked for is not.
    static var mostGuards: Int { 65_536 }

    /// Sets which bytes of a bank are guarded.
    mutating func setGuards(_ bank: Int, _ guarded: RangeSet<Int>) {
        guard banks[bank].guarded != guarded else { return }
        for range in banks[bank].guarded.symmetricDifference(guarded).ranges {
            tables.dropCode(bank: bank, at: range.lowerBound, count: range.count)
        }
        banks[bank].guarded = guarded
        banks[bank].hasGuards = !guarded.isEmpty
        closeFast()
        hasMoved = true
    }

    /// Guards a stretch of a bank, or no longer.
    mutating func setGuard(_ bank: Int, _ range: Range<Int>, _ isGuarded: Bool) {
        if isGuarded {
            guard banks[bank].guarded.ranges.count < Self.mostGuards else { return }
            banks[bank].guarded.insert(contentsOf: range)
        } else {
            banks[bank].guarded.remove(contentsOf: range)
        }
        banks[bank].hasGuards = !banks[bank].guarded.isEmpty
        tables.dropCode(bank: bank, at: range.lowerBound, count: range.count)
        closeFast()
        hasMoved = true
    }

    /// Whether a byte of `count` from an address on is guarded, in window `index`.
    func isGuarded(_ index: Int, _ address: UInt32, _ count: Int) -> Bool {
        let bank = windows[index].bank
        guard banks[bank].hasGuards else { return false }
        let offset = windows[index].offset(of: address)
        return (offset..<offset + count).contains { banks[bank].guarded.contains($0) }
    }
}

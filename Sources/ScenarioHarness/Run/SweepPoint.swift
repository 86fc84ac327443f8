/// A point of a sweep: for each stimulus the count of instructions executed since the sweep's beginning, nil for one that is left
/// out. As text, which a replay token holds: `37`, `37,52`, `37,-`.
struct SweepPoint: Sendable, Hashable, CustomStringConvertible {
    var offsets: [UInt64?]

    init(_ offsets: [UInt64?]) { self.offsets = offsets }

    /// The point of a text, for so many stimuli; nil for a text that is none.
    init?(_ text: String, stimuli: Int) {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == stimuli else { return nil }
        offsets = []
        for part in parts {
            if part == "-" {
                offsets.append(nil)
            } else {
                guard part.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let offset = UInt64(part) else { return nil }
                offsets.append(offset)
            }
        }
        if order.isEmpty { return nil }
    }

    /// The stimuli that come, in the order in which they do.
    var order: [(stimulus: Int, offset: UInt64)] {
        let present = offsets.enumerated().compactMap { index, offset in offset.map { (stimulus: index, offset: $0) } }
        return present.sorted { ($0.offset, $0.stimulus) < ($1.offset, $1.stimulus) }
    }

    var description: String { offsets.map { $0.map(String.init) ?? "-" }.joined(separator: ",") }
}

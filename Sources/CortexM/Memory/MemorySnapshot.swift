/// The content of a memory at a moment: of each bank the pages that differed from power-on, and what windows showed.
///
/// A memory knows which snapshot it was last equal to, and which pages were written since: going back to that one copies those
/// pages alone, and to any other all of both.
final class MemorySnapshot {
    fileprivate(set) var banks: [SavedPages] = []
    fileprivate var views = MemoryViews()

    /// Bytes that it holds.
    var byteCount: Int { banks.reduce(0) { $0 + $1.byteCount } }
}

extension Memory {
    /// The content as it is.
    mutating func snapshot() -> MemorySnapshot {
        let snapshot = MemorySnapshot()
        capture(snapshot)
        return snapshot
    }

    /// Lets a snapshot hold the content as it is now.
    mutating func update(_ snapshot: MemorySnapshot) {
        guard basis === snapshot else { return capture(snapshot) }
        snapshot.views = views
        for bank in 0..<bankCount {
            banks[bank].saveWritten(into: &snapshot.banks[bank])
            banks[bank].forgetWritten()
        }
    }

    /// Brings back the content of a snapshot of a memory with the same regions and the same loaded bytes.
    mutating func restore(to snapshot: MemorySnapshot) {
        guard snapshot.banks.count == bankCount else { return }
        if basis === snapshot {
            for bank in 0..<bankCount {
                banks[bank].restore(to: snapshot.banks[bank]) { tables.dropCode(bank: bank, at: $0, count: $1) }
            }
        } else {
            restore()
            for bank in 0..<bankCount {
                banks[bank].lay(snapshot.banks[bank]) { tables.dropCode(bank: bank, at: $0, count: $1) }
            }
            basis = snapshot
        }
        restore(snapshot.views)
    }

    private mutating func capture(_ snapshot: MemorySnapshot) {
        snapshot.banks = Array(repeating: SavedPages(), count: bankCount)
        for bank in 0..<bankCount {
            banks[bank].save(into: &snapshot.banks[bank])
            banks[bank].forgetWritten()
        }
        snapshot.views = views
        basis = snapshot
    }
}

internal import ArmMProfile
internal import CortexM

/// The last so many things that a run did, kept as values and written out at its end.
struct TraceRecorder {
    /// One line of a trace.
    enum Item {
        case instruction(address: UInt32, first: UInt16, second: UInt16)
        case entered(ExceptionEntry)
        case returned(ExceptionReturnRecord)
        case note(String)
    }

    private let limit: Int
    private var items: [Item] = []
    private var oldest = 0
    private var dropped: UInt64 = 0

    init(limit: Int) { self.limit = max(1, limit) }

    mutating func add(_ item: Item) {
        if items.count < limit {
            items.append(item)
        } else {
            items[oldest] = item
            oldest = oldest + 1 == limit ? 0 : oldest + 1
            dropped += 1
        }
    }

    /// The trace as text, one line for each item.
    func text(title: String, _ instructions: InstructionText) -> String {
        var text = "# \(title)\n"
        if dropped > 0 { text += "# \(dropped) lines before these were not kept\n" }
        for item in items[oldest...] + items[..<oldest] {
            switch item {
            case .instruction(let address, let first, let second): text += instructions.line(address, first, second)
            case .entered(let entry):
                text += "-> \(entry.summary) at cycle \(entry.cycles), handler \(instructions.address(entry.handler))"
            case .returned(let record):
                text += "<- \(record.exception) returns to \(instructions.address(record.returnAddress)) at cycle \(record.cycles)"
            case .note(let note): text += "-- \(note)"
            }
            text += "\n"
        }
        return text
    }
}

extension ExceptionEntry {
    /// `HardFault from Thread, escalated from SVCall`.
    var summary: String {
        var text = "\(exception) from \(from)"
        switch kind {
        case .preempt: break
        case .escalated: text += ", escalated"
        case .tailChained: text += ", tail-chained"
        case .lateArrival: text += ", arriving late"
        case .derived: text += ", derived"
        }
        if let of { text += kind == .escalated || kind == .derived ? " from \(of)" : ", for \(of)" }
        switch frameContent {
        case .basic: return text
        case .reserved: return text + ", with room for floating-point state"
        case .saved: return text + ", with floating-point state"
        }
    }
}

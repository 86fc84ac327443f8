internal import ArmMProfile
internal import CortexM

/// The last so many things that a run did, kept as values and written out at its end.
struct TraceRecorder {
    /// One line of a trace.
    enum Item {
        case instruction(Executed)
        /// With AIRCR.PRIGROUP as it was.
        case entered(ExceptionEntry, grouping: UInt8)
        case returned(ExceptionReturnRecord)
        case note(TimelineEvent.Kind, String)
    }

    /// An instruction that was executed.
    struct Executed {
        var address: UInt32
        var first: UInt16
        var second: UInt16
        /// Before it, as `ReplayState` names them; empty when nobody asks for them.
        var registers: [UInt32] = []
    }

    /// What happened between two instructions, and when.
    struct Event {
        var item: Item
        var cycles: UInt64
        var instructions: UInt64
    }

    /// The last fault that was entered, and the registers that its handler began with, as `ReplayState` names them.
    struct FaultEntry {
        var exception: ExceptionNumber
        var registers: [UInt32]
    }

    private let limit: Int
    /// Instructions are recorded from this count on; events always.
    let start: UInt64
    private var items: [Event] = []
    private var oldest = 0
    private var dropped: UInt64 = 0
    /// Everything that was added but instructions, kept or not.
    private(set) var eventCount: UInt64 = 0
    private(set) var fault: FaultEntry?
    /// Keeps the registers before each instruction too.
    var recordsRegisters = false

    init(limit: Int, from start: UInt64 = 0) {
        self.limit = max(1, limit)
        self.start = start
    }

    /// Adds what a machine has just done.
    mutating func add(_ item: Item, _ machine: borrowing Machine) {
        let event = Event(item: item, cycles: machine.cycles, instructions: machine.instructions)
        if items.count < limit {
            items.append(event)
        } else {
            items[oldest] = event
            oldest = oldest + 1 == limit ? 0 : oldest + 1
            dropped += 1
        }
        if case .instruction = item {} else { eventCount += 1 }
        if case .entered(let entry, _) = item, entry.exception.isFault {
            fault = FaultEntry(exception: entry.exception, registers: ReplayState.names.map { machine[$0] })
        }
    }

    /// Adds an entry that a machine stands at the handler of.
    mutating func add(_ entry: ExceptionEntry, _ machine: borrowing Machine) {
        add(.entered(entry, grouping: machine.exceptions.priorityGrouping), machine)
    }

    private var ordered: [Event] { Array(items[oldest...] + items[..<oldest]) }

    /// The instructions kept, oldest first.
    var executed: [Executed] {
        ordered.compactMap { if case .instruction(let executed) = $0.item { executed } else { nil } }
    }

    /// What is kept but instructions, oldest first.
    var events: [Event] {
        ordered.filter { if case .instruction = $0.item { false } else { true } }
    }

    /// The trace as text, one line for each item of these categories.
    func text(title: String, _ instructions: InstructionText, _ categories: TraceCategories = .standard) -> String {
        var text = "# \(title)\n"
        if dropped > 0 { text += "# \(dropped) lines before these were not kept\n" }
        var seen: Set<UInt32> = []
        for event in ordered {
            switch event.item {
            case .instruction(let executed):
                if categories.contains(.registers), !executed.registers.isEmpty { text += Self.registers(executed.registers) }
                let isFirst = categories.contains(.assembly) && seen.insert(executed.address).inserted
                guard isFirst || categories.contains(.execution) else { continue }
                text += instructions.line(executed.address, executed.first, executed.second)
            case .entered(let entry, _):
                guard categories.contains(.interrupts) else { continue }
                text += "-> \(entry.summary) at cycle \(entry.cycles), handler \(instructions.address(entry.handler))"
            case .returned(let record):
                guard categories.contains(.interrupts) else { continue }
                text += "<- \(record.exception) returns to \(instructions.address(record.returnAddress)) at cycle \(record.cycles)"
            case .note(let kind, let note):
                guard categories.contains(kind) else { continue }
                text += "-- \(note)"
            }
            text += "\n"
        }
        return text
    }

    /// Registers by their names, eight a line.
    private static func registers(_ values: [UInt32]) -> String {
        var text = ""
        for (index, (name, value)) in zip(ReplayState.names, values).enumerated() {
            text += index % 8 == 0 ? "   " : ""
            text += " \(name.rawValue.uppercased())=\(HexText.word(value))"
            text += index % 8 == 7 || index == values.count - 1 ? "\n" : ""
        }
        return text
    }
}

extension TraceRecorder.Event {
    /// As reports show it.
    func event(_ text: InstructionText) -> TimelineEvent {
        switch item {
        case .entered(let entry, let grouping): return TimelineEvent(entry, grouping: grouping, text)
        case .returned(let record):
            return TimelineEvent(
                .return, cycles: record.cycles, instructions: record.instructions,
                text: "\(record.exception) returns to \(text.address(record.returnAddress))")
        case .note(let kind, let note): return TimelineEvent(kind, cycles: cycles, instructions: instructions, text: note)
        case .instruction(let executed):
            return TimelineEvent(.stimulus, cycles: cycles, instructions: instructions, text: text.address(executed.address))
        }
    }
}

extension TimelineEvent {
    /// An exception entry.
    init(_ entry: ExceptionEntry, grouping: UInt8, _ text: InstructionText) {
        self.init(
            .entry, cycles: entry.cycles, instructions: entry.instructions, text: "\(entry.summary), at \(text.address(entry.instruction))",
            reason: PriorityText.entry(entry, grouping: grouping))
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

    /// The instructions executed before the moment that it came at: before the instruction that caused it, if one did, also where
    /// its bus error came later.
    ///
    /// An instruction that cannot be fetched is not counted as executed; the others are.
    var moment: UInt64 {
        if let lateStore { return lateStore.instructions &- 1 }
        return fault.map { $0.isCounted ? instructions &- 1 : instructions } ?? instructions
    }
}

extension Fault {
    /// Whether the instruction that raised it counts as executed.
    var isCounted: Bool {
        switch kind {
        case .iaccviol, .ibuserr, .invstate: false
        default: true
        }
    }
}

extension LockupRecord {
    /// The instructions executed before the one that caused it.
    var moment: UInt64 { fault.map { $0.isCounted ? instructions &- 1 : instructions } ?? instructions }
}

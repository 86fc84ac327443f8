internal import ArmMProfile
internal import ScenarioHarness

/// The machine at the moment of a failure, in the JSON report.
struct JSONState: Codable {
    var instructions, cycles: UInt64
    var end: String?
    var pc: String
    var registers: [Register]
    var faults: [String]
    var executionPriority: String
    var active, pending: [Exception]
    var code, last: [Line]
    var stack: [Frame]
    var timeline: [Event]
    /// Events before these that were not kept; left out where there are none.
    var earlierEvents: UInt64?
    var changed: [Change]
    /// The fault that `changed` is since.
    var since: String?

    struct Register: Codable {
        var name, value: String
    }

    struct Exception: Codable {
        var name, text: String
    }

    struct Line: Codable {
        var address, text: String
        var place, source: String?
    }

    struct Frame: Codable {
        var address: String
        var place, source, interruptedBy: String?
    }

    struct Event: Codable {
        var kind: String
        var cycles, instructions: UInt64
        var text: String
        var reason: String?
    }

    struct Change: Codable {
        var register, before, after: String
    }

    init(_ state: ReplayState) {
        instructions = state.instructions
        cycles = state.cycles
        end = state.end
        pc = hexWord(state.pc)
        registers = state.registers.map { Register(name: $0.name, value: hexWord($0.value)) }
        faults = state.faults
        executionPriority = state.priority
        active = state.active.map { Exception(name: $0.name, text: $0.text) }
        pending = state.pending.map { Exception(name: $0.name, text: $0.text) }
        code = state.code.map(Self.line)
        last = state.last.map(Self.line)
        stack = state.stack.map {
            Frame(address: hexWord($0.address), place: $0.place, source: $0.source, interruptedBy: $0.interruptedBy)
        }
        timeline = state.timeline.map {
            Event(kind: $0.kind.rawValue, cycles: $0.cycles, instructions: $0.instructions, text: $0.text, reason: $0.reason)
        }
        earlierEvents = state.earlierEvents == 0 ? nil : state.earlierEvents
        since = state.fault
        changed = state.changes.map { Change(register: $0.name, before: hexWord($0.before), after: hexWord($0.after)) }
    }

    private static func line(_ line: CodeLine) -> Line {
        Line(address: hexWord(line.address), text: line.text, place: line.place, source: line.source)
    }
}

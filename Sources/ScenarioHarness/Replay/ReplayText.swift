/// A moment of a run as text for a person.
public struct ReplayText: Sendable {
    private let state: ReplayState

    /// The text of a state.
    public init(_ state: ReplayState) { self.state = state }

    /// Where the processor stands, the code around it, what was executed, the call stack, registers, exceptions, and the way there.
    public var text: String {
        var text = heading + "\n"
        func add(_ title: String, _ body: String) {
            guard !body.isEmpty else { return }
            let lines = body.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "  " + $0 }
            text += "\n\(title)\n" + lines.joined(separator: "\n") + "\n"
        }
        add("code", state.codeText(state.code))
        add("last executed", ReplayState.text(state.last))
        add("call stack", state.stackText)
        add("registers", registers)
        add("faults", state.faults.joined(separator: "\n"))
        add("exceptions", exceptions)
        add("changed since \(state.fault ?? "the last fault")", state.changesText ?? "")
        add("timeline", timeline)
        return text
    }

    private var heading: String {
        let when = "after \(state.instructions) instruction\(state.instructions == 1 ? "" : "s"), at cycle \(state.cycles)"
        return state.end.map { "the run ended with '\($0)' \(when)" } ?? "stopped \(when)"
    }

    /// Four to a line.
    private var registers: String {
        let width = state.registers.map(\.name.count).max() ?? 0
        let cells = state.registers.map { register in
            register.name + String(repeating: " ", count: width - register.name.count) + " \(HexText.word(register.value))"
        }
        return stride(from: 0, to: cells.count, by: 4).map { cells[$0..<min($0 + 4, cells.count)].joined(separator: "   ") }
            .joined(separator: "\n")
    }

    private var exceptions: String {
        var lines = ["execution priority \(state.priority)"]
        lines += state.active.map { "\($0.name) is active, \($0.text)" }
        lines += state.pending.map(\.text)
        return lines.joined(separator: "\n")
    }

    private var timeline: String {
        state.timelineText([], limit: 32) ?? state.timeline.first.map { "cycle \($0.cycles)  \($0.text)" } ?? ""
    }
}

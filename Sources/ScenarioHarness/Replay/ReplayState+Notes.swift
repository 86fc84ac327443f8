internal import Diagnostics

/// The lines that a failure shows of the moment it happened at: what a person needs first, and no more than a screen.
extension ReplayState {
    /// The notes, in order; the simple parts that the failure says already are left out.
    func notes(_ failure: Diagnostic) -> [Diagnostic.Note] {
        var notes = [note("code", codeText(code.suffix(7)))]
        let before = code.prefix { $0.address != pc }.map(\.address)
        if last.suffix(before.count).map(\.address) != before || before.isEmpty { notes.append(note("last", Self.text(last.suffix(8)))) }
        if stack.count > 1 { notes.append(note("stack", stackText)) }
        if !pending.isEmpty { notes.append(note("pending", pending.prefix(8).map(\.text).joined(separator: "\n"))) }
        if let text = changesText, [DiagnosticEntry.registerDiffers.code, DiagnosticEntry.memoryDiffers.code].contains(failure.code) {
            notes.append(note("changed", text))
        }
        return notes.compactMap { $0 }
    }

    private func note(_ label: String, _ text: String) -> Diagnostic.Note? { text.isEmpty ? nil : Diagnostic.Note(label, text) }

    /// What happened, the last few of it; nil when there is too little for a list.
    func timelineText(_ more: [TimelineEvent], limit: Int = 8) -> String? {
        let events = timeline + more
        guard events.count > 1 else { return nil }
        let shown = events.suffix(limit)
        let width = shown.map { String($0.cycles).count }.max() ?? 0
        let left = earlierEvents &+ UInt64(events.count - shown.count)
        let lines = shown.map { event in
            let cycles = String(event.cycles)
            return "cycle " + String(repeating: " ", count: width - cycles.count) + cycles + "  " + event.text
                + (event.isEscalated ? event.reason.map { "\n" + String(repeating: " ", count: width + 8) + $0 } ?? "" : "")
        }
        return ((left > 0 ? ["\(left) more before these"] : []) + lines).joined(separator: "\n")
    }

    /// The listing, with the instruction that is about to execute marked.
    func codeText(_ lines: some Collection<CodeLine>) -> String { Self.text(lines, marked: pc) }

    /// One line for each function: where it stands, and what interrupted it there.
    var stackText: String {
        let width = stack.map { ($0.place ?? "").count }.max() ?? 0
        return stack.map { frame in
            let place = frame.place ?? "?"
            let padding = String(repeating: " ", count: max(0, width - place.count))
            var text = "\(HexText.word(frame.address))  \(place)"
            if frame.source != nil || frame.interruptedBy != nil { text += padding }
            if let source = frame.source { text += "  " + source }
            if let exception = frame.interruptedBy { text += "  (interrupted by \(exception))" }
            return text
        }.joined(separator: "\n")
    }

    /// What changed since the last fault was entered, unless nothing happened since.
    var changesText: String? {
        guard let fault, !changes.isEmpty else { return nil }
        let width = changes.map(\.name.count).max() ?? 0
        let lines = changes.prefix(12).map { change in
            change.name + String(repeating: " ", count: width - change.name.count)
                + "  \(HexText.word(change.before)) at the entry of \(fault), \(HexText.word(change.after)) now"
        }
        return (lines + ["… \(registers.count - 1 - changes.count) unchanged"]).joined(separator: "\n")
    }

    /// Instructions one below the other; a source line is shown where it changes, and one instruction over and over is shown once.
    static func text(_ lines: some Collection<CodeLine>, marked: UInt32? = nil) -> String {
        let textWidth = max(24, lines.map(\.text.count).max() ?? 0)
        let placeWidth = lines.map { ($0.place ?? "").count }.max() ?? 0
        var source: String?
        var previous: CodeLine?
        var repeated = 0
        var rows: [String] = []
        for line in lines {
            if line == previous {
                repeated += 1
                continue
            }
            if repeated > 0 { rows.append("  … \(repeated) times more") }
            repeated = 0
            previous = line
            var text = "\(line.address == marked ? ">" : " ") \(HexText.word(line.address))  " + line.text
            if let place = line.place {
                text += String(repeating: " ", count: textWidth - line.text.count) + "  " + place
                if let new = line.source, new != source {
                    text += String(repeating: " ", count: placeWidth - place.count) + "  " + new
                }
            }
            source = line.source
            rows.append(text)
        }
        if repeated > 0 { rows.append("  … \(repeated) times more") }
        return rows.joined(separator: "\n")
    }
}

extension TimelineEvent {
    /// An entry in the place of another exception.
    fileprivate var isEscalated: Bool { kind == .entry && text.contains(", escalated") }
}

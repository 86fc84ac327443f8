internal import ArmMProfile
internal import CortexM
internal import ScenarioLanguage

/// What has been learned of a run: the keys of `expect` that are to be written.
struct RecordedExpect {
    /// What is written; equal to the one before when a run taught nothing.
    private struct Content: Equatable {
        var outcome: String?
        var faults: [String] = []
        var resets: UInt64 = 0
        /// The entries of `exceptions`, where those that are there failed.
        var exceptions: [String]?
        /// The consoles, where those that are there failed.
        var console: ExpectEntry?
        /// Keys that are there and failed.
        var replaced: [String] = []
    }

    /// Keys that are there and stay.
    private var present: [String]
    private var content = Content()

    /// Entries that a list of exceptions is written with at most: nobody reads more.
    private static let mostEntries = 16
    /// A console's text is written whole up to this size.
    private static let mostText = 400
    /// What can be written over.
    private static let recordable = ["outcome", "faults", "exceptions", "console"]

    init(present: [String]) {
        self.present = present
        // A scenario has to expect something: the run says what.
        if !present.contains("outcome") { content.outcome = "limit" }
    }

    /// Takes one more thing from a run that failed; false when there is nothing to learn from it. `failing` are keys that are there
    /// and may be written over.
    mutating func learn(from run: RunSummary, overwriting failing: [String]) -> Bool {
        let before = content
        for key in failing where Self.recordable.contains(key) && present.contains(key) {
            present.removeAll { $0 == key }
            content.replaced.append(key)
        }
        if !present.contains("outcome") { content.outcome = Self.outcome(run.outcome) ?? content.outcome ?? "limit" }
        if run.outcome == "unexpected reset" { content.resets += 1 }
        if !present.contains("faults") { content.faults = run.exceptions.filter(\.exception.isFault).map(\.exception.description) }
        if content.replaced.contains("exceptions") { content.exceptions = run.exceptions.map(Self.entry) }
        if content.replaced.contains("console") { content.console = Self.consoles(run) }
        return before != content
    }

    /// An outcome as `expect` writes it; nil for a run that was stopped before its end.
    private static func outcome(_ text: String) -> String? {
        switch text {
        case "reached", "lockup", "reset", "asleep", "limit": text
        case "unexpected lockup": "lockup"
        case let other where other.hasPrefix("halted ("): "{ halted: " + other.dropFirst(8).dropLast() + " }"
        case let other where other.hasPrefix("exit "): other
        default: nil
        }
    }

    /// What the run needs to go on to its end.
    var probe: [ExpectEntry] {
        var entries: [ExpectEntry] = []
        if let outcome = content.outcome { entries.append(ExpectEntry("outcome", outcome)) }
        if !content.faults.isEmpty || content.replaced.contains("faults") {
            entries.append(ExpectEntry("faults", "[" + content.faults.joined(separator: ", ") + "]"))
        }
        if content.resets > 0, !present.contains("resets") { entries.append(ExpectEntry("resets", String(content.resets))) }
        if let exceptions = content.exceptions { entries.append(ExpectEntry("exceptions", list: exceptions)) }
        if let console = content.console { entries.append(console) }
        return entries
    }

    /// All that a passing run shows.
    func all(_ run: RunSummary) -> [ExpectEntry] {
        var entries = probe
        let isListed =
            !present.contains("exceptions") && content.exceptions == nil
            && run.exceptionsDropped == 0 && run.exceptions.count <= Self.mostEntries
        if isListed, !run.exceptions.isEmpty {
            // The entries name the faults too.
            if !content.replaced.contains("faults") { entries.removeAll { $0.key == "faults" } }
            entries.append(ExpectEntry("exceptions", list: run.exceptions.map(Self.entry)))
        } else if isListed, !present.contains("faults") {
            entries.append(ExpectEntry("exceptions", list: []))
        }
        if !present.contains("console"), content.console == nil, let console = Self.consoles(run) { entries.append(console) }
        return entries
    }

    /// What was printed, if anything was.
    private static func consoles(_ run: RunSummary) -> ExpectEntry? {
        let consoles = run.consoles.compactMap { console($0, isOnly: run.consoles.count == 1) }
        guard consoles.count != 1 else { return ExpectEntry("console", consoles[0]) }
        return consoles.isEmpty ? nil : ExpectEntry("console", list: consoles)
    }

    private static func entry(_ entry: ExceptionEntry) -> String {
        var parts = ["enter: \(entry.exception)"]
        if entry.kind != .preempt { parts.append("kind: \(entry.kind.rawValue)") }
        if let of = entry.of { parts.append("of: \(of)") }
        parts.append("from: \(entry.from)")
        return "{ " + parts.joined(separator: ", ") + " }"
    }

    /// All of a short text, or the last line of a long one; nil for bytes that are no text.
    private static func console(_ console: RunSummary.Console, isOnly: Bool) -> String? {
        guard let text = String(validating: console.bytes, as: UTF8.self), !text.contains("\0") else { return nil }
        let device = isOnly ? "" : "device: \(console.name), "
        if console.bytes.count <= mostText { return "{ \(device)equals: \(ExpectEntry.quoted(text)) }" }
        let lines = text.split(whereSeparator: \.isNewline)
        guard let line = lines.last(where: { !$0.isEmpty }) else { return nil }
        return "{ \(device)contains: \(ExpectEntry.quoted(String(line.suffix(mostText)))) }"
    }
}

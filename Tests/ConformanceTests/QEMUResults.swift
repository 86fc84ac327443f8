/// What QEMU does on the conformance firmware, from qemu.txt, and who is right where that is something else, from qemu-notes.txt.
struct QEMUResults {
    /// The version that was measured.
    private(set) var version = ""
    /// By test: by core, the verdict.
    private(set) var verdicts: [String: [(core: String, verdict: String)]] = [:]
    /// By test.
    private(set) var notes: [String: String] = [:]

    init() {
        for line in Repository.lines("fixtures/conformance/qemu.txt") {
            if let found = line.wholeMatch(of: /# QEMU ([\d.]+);.*/) { version = String(found.1) }
            guard let found = line.wholeMatch(of: /(\w+) (\w+): (.+)/) else { continue }
            verdicts[String(found.1), default: []].append((String(found.2), String(found.3)))
        }
        for line in Repository.lines("fixtures/conformance/qemu-notes.txt") where !line.hasPrefix("#") {
            guard let found = line.wholeMatch(of: /(\w+): (.+)/) else { continue }
            notes[String(found.1)] = String(found.2)
        }
    }

    /// The cores on which QEMU does something else than the test expects. An abort is what QEMU makes of lockup.
    func differences(_ test: FirmwareTest) -> [(core: String, verdict: String)] {
        (verdicts[test.name] ?? []).filter { $0.verdict != "PASS" && !(test.locksUp && Self.isAbort($0.verdict)) }
    }

    static func isAbort(_ verdict: String) -> Bool { verdict.hasPrefix("ABORT: Lockup") && !verdict.contains("|") }
}

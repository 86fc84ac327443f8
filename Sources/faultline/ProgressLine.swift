import Diagnostics
import Foundation
import ScenarioHarness
import ScenarioReports
import Synchronization

/// What is shown while a plan runs: a counter that rewrites itself on a terminal, a line for each case, in plan order,
/// elsewhere.
final class ProgressLine: Sendable {
    private struct Key: Hashable {
        var file: String
        var id: String
    }

    private struct State {
        var results: [Key: CaseResult] = [:]
        /// The first place in plan order whose line is not written yet.
        var next = 0
    }

    private let console: ConsoleReport
    private let order: [Key]
    private let isInteractive = Terminal.isInteractive
    private let state = Mutex(State())

    init(_ plan: Plan, console: ConsoleReport) {
        self.console = console
        order = plan.files.flatMap { file in file.cases.map { Key(file: file.path, id: $0.id) } }
    }

    /// A case has finished, in whatever order.
    func finished(_ result: CaseResult, _ progress: RunProgress) {
        guard !isInteractive else {
            if result.status == .failed || result.status == .error {
                Terminal.write("\r\u{1B}[K" + console.line(result) + "\n")
            }
            return Terminal.write("\r\u{1B}[K[\(progress.finished)/\(progress.total)] \(progress.unsuccessful) failed")
        }
        state.withLock { state in
            state.results[Key(file: result.span.file, id: result.id)] = result
            while state.next < order.count, let ready = state.results.removeValue(forKey: order[state.next]) {
                Terminal.writeLine(console.line(ready))
                state.next += 1
            }
        }
    }

    /// Clears the counter, or writes the lines of what was not run.
    func end(_ result: PlanResult) {
        guard !isInteractive else { return Terminal.write("\r\u{1B}[K") }
        let written = state.withLock(\.next)
        for left in result.files.flatMap(\.cases).dropFirst(written) { Terminal.writeLine(console.line(left)) }
    }
}

internal import CortexM
internal import Diagnostics
internal import ScenarioHarness

/// One line of the report: what happened, where, and what belongs to it. Only what an event has is written.
struct EventLine: Encodable {
    /// What a line tells of.
    enum Event: String, Encodable {
        case plan
        case scenarioStarted = "scenario_started"
        case exceptionEntered = "exception_entered"
        case exceptionReturned = "exception_returned"
        case console, diagnostic
        case scenarioFinished = "scenario_finished"
        case end
    }

    var event: Event
    var version: Int?
    var files, scenarios: Int?
    var file, scenario: String?
    var suite, name: String?
    var tags: [String]?
    var line: Int?
    var entry: JSONDocument.Exception?
    var exit: JSONDocument.ExceptionReturn?
    var text: String?
    var diagnostic: JSONDocument.Problem?
    var status, reason, url: String?
    var machine, timing, outcome: String?
    var images: [String]?
    var instructions, cycles, exceptionsDropped: UInt64?
    var sweep: JSONDocument.Run.Sweep?
    var unmodelled: [JSONDocument.Run.Unmodelled]?
    var seconds: Double?
    var totals: JSONDocument.Totals?
    var interrupted: Bool?

    private init(_ event: Event) { self.event = event }

    private init(_ event: Event, in file: FileResult, of result: CaseResult?) {
        self.event = event
        self.file = file.path
        scenario = result?.id
    }

    static func plan(_ result: PlanResult) -> EventLine {
        var line = EventLine(.plan)
        line.version = 1
        line.files = result.files.count
        line.scenarios = result.files.reduce(0) { $0 + $1.cases.count }
        return line
    }

    static func started(_ result: CaseResult, in file: FileResult) -> EventLine {
        var line = EventLine(.scenarioStarted, in: file, of: result)
        line.suite = file.suite
        line.name = result.name
        line.tags = result.tags
        line.line = result.span.start.line
        return line
    }

    static func exception(_ step: RunSummary.Activity, in file: FileResult, of result: CaseResult) -> EventLine {
        switch step {
        case .entered(let entry):
            var line = EventLine(.exceptionEntered, in: file, of: result)
            line.entry = JSONDocument.Exception(entry)
            return line
        case .returned(let record):
            var line = EventLine(.exceptionReturned, in: file, of: result)
            line.exit = JSONDocument.ExceptionReturn(record)
            return line
        }
    }

    static func console(_ console: RunSummary.Console, in file: FileResult, of result: CaseResult) -> EventLine {
        var line = EventLine(.console, in: file, of: result)
        line.name = console.name
        line.text = visibleText(console.bytes)
        return line
    }

    static func diagnostic(_ diagnostic: Diagnostic, in file: FileResult, of result: CaseResult?) -> EventLine {
        var line = EventLine(.diagnostic, in: file, of: result)
        line.diagnostic = JSONDocument.Problem(diagnostic, SourceTexts())
        return line
    }

    static func finished(_ result: CaseResult, in file: FileResult, seconds: Double?) -> EventLine {
        var line = EventLine(.scenarioFinished, in: file, of: result)
        line.status = result.status.word
        line.reason = result.status.reason
        line.url = result.status.url
        if let run = result.run {
            line.machine = run.machine
            line.timing = run.timing.rawValue
            line.images = run.imageHashes
            line.outcome = run.outcome
            line.instructions = run.instructions
            line.cycles = run.cycles
            line.exceptionsDropped = run.exceptionsDropped
            line.sweep = run.sweep.map(JSONDocument.Run.Sweep.init)
            line.unmodelled = run.unmodelled.isEmpty ? nil : run.unmodelled.map(JSONDocument.Run.Unmodelled.init)
        }
        line.seconds = seconds
        return line
    }

    static func end(_ result: PlanResult) -> EventLine {
        var line = EventLine(.end)
        line.totals = JSONDocument.Totals(result.totals)
        line.interrupted = result.wasInterrupted
        return line
    }
}

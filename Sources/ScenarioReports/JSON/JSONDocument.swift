internal import ArmMProfile
internal import CortexM
internal import Diagnostics
internal import ScenarioHarness

/// The JSON report as values. Numbers that are addresses or registers are strings in hexadecimal.
struct JSONDocument: Codable {
    var version: Int
    var interrupted: Bool
    /// Only in the report of a part of a plan.
    var shard: Shard?
    var totals: Totals
    var files: [File]

    struct Totals: Codable {
        var passed, failed, errors, knownIssues, skipped: Int

        init(_ totals: ScenarioReports.Totals) {
            passed = totals.passed
            failed = totals.failed
            errors = totals.errors
            knownIssues = totals.knownIssues
            skipped = totals.skipped
        }
    }

    struct File: Codable {
        var path, suite: String
        var diagnostics: [Problem]
        var scenarios: [Scenario]
    }

    struct Scenario: Codable {
        var id, name: String
        var tags: [String]
        var line: Int
        var status: String
        var reason, url: String?
        var diagnostics: [Problem]
        var run: Run?
        /// Of a failure.
        var state: JSONState?
        var seconds: Double?
    }

    struct Problem: Codable {
        var severity, code, message: String
        var file: String?
        var line, column, endLine, endColumn: Int?
        /// The line of the file that `line` names.
        var source: String?
        var help: String?
        var notes: [Note]

        struct Note: Codable {
            var label, text: String
        }

        init(_ diagnostic: Diagnostic, _ sources: SourceTexts) {
            severity = diagnostic.severity.rawValue
            code = diagnostic.code.description
            message = diagnostic.message
            file = diagnostic.span?.file
            line = diagnostic.span?.start.line
            column = diagnostic.span?.start.column
            endLine = diagnostic.span?.end.line
            endColumn = diagnostic.span?.end.column
            source = diagnostic.span.flatMap { sources.line($0.file, $0.start.line) }.flatMap { $0.utf8.count > 10_000 ? nil : $0 }
            help = diagnostic.help
            notes = diagnostic.notes.map { Note(label: $0.label, text: $0.text) }
        }
    }

    struct Run: Codable {
        var machine, timing: String
        var images: [String]
        var outcome: String
        var instructions, cycles: UInt64
        var exceptions: [Exception]
        var exceptionsDropped: UInt64
        /// Only when the run was asked for them.
        var returns: [ExceptionReturn]?
        /// Only of what failed.
        var registers: [Register]?
        var consoles: [Console]
        /// Only where the firmware used a register that is not modelled.
        var unmodelled: [Unmodelled]?
        var sweep: Sweep?

        struct Register: Codable {
            var name, value: String
        }

        struct Console: Codable {
            var name, text: String
        }

        struct Unmodelled: Codable {
            var register, address, access, instruction: String
            var place: String?

            init(_ unmodelled: RunSummary.UnmodelledRegister) {
                register = unmodelled.name
                address = hexWord(unmodelled.address)
                access = unmodelled.isStore ? "store" : "load"
                instruction = hexWord(unmodelled.instruction)
                place = unmodelled.place
            }
        }

        struct Sweep: Codable {
            var points, failed, instructions: UInt64
            var firstFailure: String?
            var places: [String]

            init(_ sweep: SweepSummary) {
                points = sweep.points
                failed = sweep.failed
                instructions = sweep.instructions
                firstFailure = sweep.firstFailure
                places = sweep.places
            }
        }

        init(_ run: RunSummary) {
            machine = run.machine
            timing = run.timing.rawValue
            images = run.imageHashes
            outcome = run.outcome
            instructions = run.instructions
            cycles = run.cycles
            exceptions = run.exceptions.map(Exception.init)
            exceptionsDropped = run.exceptionsDropped
            returns = run.returns.isEmpty ? nil : run.returns.map(ExceptionReturn.init)
            registers = run.registers.isEmpty ? nil : run.registers.map { Register(name: $0.name, value: hexWord($0.value)) }
            sweep = run.sweep.map(Sweep.init)
            unmodelled = run.unmodelled.isEmpty ? nil : run.unmodelled.map(Unmodelled.init)
            consoles = run.consoles.map { Console(name: $0.name, text: visibleText($0.bytes)) }
        }
    }

    struct Exception: Codable {
        var enter, kind, from: String
        var of: String?
        var excReturn, frame, frameContent, instruction, returnAddress, handler, cfsr, hfsr: String
        var cycles, instructions, pended, started: UInt64
        var priority, executionPriority: Int
        /// Of an entry for a late bus error.
        var store: Store?

        struct Store: Codable {
            var instruction, address: String
            var instructions: UInt64
        }

        init(_ entry: ExceptionEntry) {
            enter = entry.exception.description
            kind = entry.kind.rawValue
            from = entry.from.description
            of = entry.of?.description
            excReturn = hexWord(entry.excReturn)
            frame = hexWord(entry.frame)
            frameContent = entry.frameContent.rawValue
            instruction = hexWord(entry.instruction)
            returnAddress = hexWord(entry.returnAddress)
            handler = hexWord(entry.handler)
            cfsr = hexWord(entry.cfsr)
            hfsr = hexWord(entry.hfsr)
            cycles = entry.cycles
            instructions = entry.instructions
            pended = entry.pended
            started = entry.started
            priority = entry.priority
            executionPriority = entry.executionPriorityBefore
            store = entry.lateStore.map { store in
                Store(instruction: hexWord(store.instruction), address: hexWord(store.address), instructions: store.instructions)
            }
        }
    }

    struct ExceptionReturn: Codable {
        var exception, excReturn, returnAddress: String
        var cycles, instructions: UInt64

        init(_ record: ExceptionReturnRecord) {
            exception = record.exception.description
            excReturn = hexWord(record.excReturn)
            returnAddress = hexWord(record.returnAddress)
            cycles = record.cycles
            instructions = record.instructions
        }
    }
}

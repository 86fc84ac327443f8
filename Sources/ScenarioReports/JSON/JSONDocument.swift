internal import ArmMProfile
internal import CortexM
internal import Diagnostics
internal import ScenarioHarness

/// The JSON report as values. Numbers that are addresses or registers are strings in hexadecimal.
struct JSONDocument: Encodable {
    var version: Int
    var interrupted: Bool
    var totals: Totals
    var files: [File]

    struct Totals: Encodable {
        var passed, failed, errors, knownIssues, skipped: Int
    }

    struct File: Encodable {
        var path, suite: String
        var diagnostics: [Problem]
        var scenarios: [Scenario]
    }

    struct Scenario: Encodable {
        var id, name: String
        var tags: [String]
        var line: Int
        var status: String
        var reason, url: String?
        var diagnostics: [Problem]
        var run: Run?
        var seconds: Double?
    }

    struct Problem: Encodable {
        var severity, code, message: String
        var file: String?
        var line, column: Int?
        var help: String?
        var notes: [Note]

        struct Note: Encodable {
            var label, text: String
        }

        init(_ diagnostic: Diagnostic) {
            severity = diagnostic.severity.rawValue
            code = diagnostic.code.description
            message = diagnostic.message
            file = diagnostic.span?.file
            line = diagnostic.span?.start.line
            column = diagnostic.span?.start.column
            help = diagnostic.help
            notes = diagnostic.notes.map { Note(label: $0.label, text: $0.text) }
        }
    }

    struct Run: Encodable {
        var machine, timing: String
        var images: [String]
        var outcome: String
        var instructions, cycles: UInt64
        var exceptions: [Exception]
        var exceptionsDropped: UInt64
        var consoles: [Console]

        struct Console: Encodable {
            var name, text: String
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
            consoles = run.consoles.map { Console(name: $0.name, text: visibleText($0.bytes)) }
        }
    }

    struct Exception: Encodable {
        var enter, kind, from: String
        var of: String?
        var excReturn, frame, frameContent, instruction, returnAddress, handler, cfsr, hfsr: String
        var cycles, instructions: UInt64

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
        }
    }
}

private func hexWord(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return "0x" + String(repeating: "0", count: 8 - digits.count) + digits
}

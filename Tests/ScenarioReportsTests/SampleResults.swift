import ArmMProfile
import CortexM
import Diagnostics
import ScenarioHarness

/// Results of every kind, made by hand: what the report tests write.
enum SampleResults {
    static let path = "scenarios/faults/divide.yaml"
    static let text = "scenarios:\n  - id: divides\n    expect: { outcome: reached }\n"

    static var sources: SourceTexts {
        var sources = SourceTexts()
        sources.add(path: path, text: text)
        return sources
    }

    static func span(_ line: Int, _ column: Int = 5, length: Int = 3) -> SourceSpan {
        SourceSpan(
            file: path, start: SourcePosition(line: line, column: column),
            end: SourcePosition(line: line, column: column + length))
    }

    static func run(console: [UInt8]) -> RunSummary {
        RunSummary(
            machine: "cortex-m3", imageHashes: ["ab12"], instructions: 1204, cycles: 1310, outcome: "reached",
            exceptions: [], exceptionsDropped: 0, consoles: [.init(name: "uart0", bytes: console)])
    }

    static let entry = ExceptionEntry(
        recorded: .hardFault, kind: .escalated, of: .usageFault, from: .interrupt(7), excReturn: 0xFFFF_FFF1, frame: 0x2000_0FE0,
        frameContent: .saved, instruction: 0x120, returnAddress: 0x122, handler: 0x200, cfsr: 0x0200_0000, hfsr: 0x4000_0000,
        executionPriorityBefore: 256, priority: -1, cycles: 1000, instructions: 900, pended: 990, started: 1012)

    static let hostileConsole: [UInt8] = Array("<script>]]>&\u{1B}[31m".utf8) + [0x00, 0xFF, 0x0D, 0x0A]

    /// One scenario that fails for a known reason.
    static var knownIssue: PlanResult {
        let failure = Diagnostic(.error, DiagnosticCode(4008), "R0 is 1, expected 2", at: span(3, 13))
        let known = CaseResult(
            id: "known", name: "known", tags: [], span: span(2),
            status: .knownIssue(KnownIssue(reason: "counts <twice>", url: "https://example.com/1")), diagnostics: [failure],
            run: run(console: []))
        return PlanResult(
            files: [FileResult(path: path, suite: "division", cases: [known], diagnostics: [])], wasInterrupted: false)
    }

    /// A sweep with points that failed, and one with none.
    static var sweeps: PlanResult {
        let failure = Diagnostic(.error, DiagnosticCode(4031), "2 of 1204 points of the sweep fail", at: span(2))
        var failed = run(console: [])
        failed.sweep = SweepSummary(
            points: 1204, failed: 2, instructions: 90_000, firstFailure: "37,-", places: ["handler+0x12 … +0x14 (2 points)"])
        var passed = run(console: [])
        passed.sweep = SweepSummary(points: 7, failed: 0, instructions: 900, firstFailure: nil, places: [])
        let cases = [
            CaseResult(
                id: "races", name: "races", tags: [], span: span(2), status: .failed, diagnostics: [failure], run: failed),
            CaseResult(id: "holds", name: "holds", tags: [], span: span(2), status: .passed, run: passed),
        ]
        return PlanResult(files: [FileResult(path: path, suite: "division", cases: cases, diagnostics: [])], wasInterrupted: false)
    }

    /// Two passed cases of one machine that used a register that is not modelled, and one that failed.
    static var unmodelled: PlanResult {
        var run = run(console: [])
        run.unmodelled = [
            .init(name: "tim2.CCMR1", address: 0x4000_0018, isStore: true, instruction: 0x0800_1234, place: "main+0x12"),
            .init(name: "tim2+0x50", address: 0x4000_0050, isStore: false, instruction: 0x100, place: nil),
        ]
        var shorter = run
        shorter.unmodelled.removeLast()
        let failure = Diagnostic(.error, DiagnosticCode(4008), "R0 is 1, expected 2", at: span(3, 13))
        let cases = [
            CaseResult(id: "one", name: "one", tags: [], span: span(2), status: .passed, run: run),
            CaseResult(id: "two", name: "two", tags: [], span: span(2), status: .passed, run: shorter),
            CaseResult(id: "fails", name: "fails", tags: [], span: span(2), status: .failed, diagnostics: [failure], run: shorter),
        ]
        return PlanResult(files: [FileResult(path: path, suite: "division", cases: cases, diagnostics: [])], wasInterrupted: false)
    }

    /// Two cases that passed with a warning that they share, one of them with another, and one that failed with a warning.
    static var warned: PlanResult {
        let store = Diagnostic(.warning, DiagnosticCode(4024), "flash: a store to 0x0800_0000 is ignored: it is locked", at: span(2))
        let encoding = Diagnostic(
            .warning, DiagnosticCode(4015), "the firmware executed an UNPREDICTABLE encoding", at: span(2),
            notes: [Diagnostic.Note("at", "0x0000_0124  ADD PC, PC   main+0x12  main.c:4")])
        let failure = Diagnostic(.error, DiagnosticCode(4008), "R0 is 1, expected 2", at: span(3, 13))
        let run = run(console: [])
        let cases = [
            CaseResult(id: "one", name: "one", tags: [], span: span(2), status: .passed, diagnostics: [store, encoding], run: run),
            CaseResult(id: "two", name: "two", tags: [], span: span(2), status: .passed, diagnostics: [store], run: run),
            CaseResult(id: "fails", name: "fails", tags: [], span: span(2), status: .failed, diagnostics: [failure, store], run: run),
        ]
        return PlanResult(files: [FileResult(path: path, suite: "division", cases: cases, diagnostics: [])], wasInterrupted: false)
    }

    static var result: PlanResult {
        let failure = Diagnostic(
            .error, DiagnosticCode(4002), "expected BusFault, but the machine took UsageFault \"<&>\"", at: span(3, 13, length: 6))
        let mistake = Diagnostic(.error, DiagnosticCode(203), "no field 'DIVBYZER0' in CFSR", at: span(2))
        let cases = [
            CaseResult(
                id: "divides", name: "Division by zero <faults>", tags: ["fault", "v7m"], span: span(2), status: .passed,
                run: run(console: []), wallSeconds: 0.0123),
            CaseResult(
                id: "fails", name: "fails", tags: [], span: span(2), status: .failed, diagnostics: [failure],
                run: run(console: hostileConsole), wallSeconds: 1.5),
            CaseResult(id: "wrong", name: "wrong", tags: [], span: span(3), status: .error, diagnostics: [mistake]),
            CaseResult(
                id: "later", name: "later", tags: [], span: span(3), status: .skipped(reason: "waits for\nhardware")),
        ]
        return PlanResult(
            files: [
                FileResult(path: path, suite: "division", cases: cases, diagnostics: []),
                FileResult(
                    path: "scenarios/broken.yaml", suite: "broken", cases: [],
                    diagnostics: [
                        Diagnostic(
                            .error, DiagnosticCode(1), "did not find expected ']'",
                            at: SourceSpan(
                                file: "scenarios/broken.yaml", start: SourcePosition(line: 7, column: 1),
                                end: SourcePosition(line: 7, column: 2)))
                    ]),
            ], wasInterrupted: false)
    }

    /// One case whose SysTick is preempted by an interrupt and followed by PendSV, and which then faults.
    static var withExceptions: PlanResult {
        let sysTick = ExceptionNumber.sysTick
        let interrupt = ExceptionNumber.interrupt(3)
        var run = run(console: [])
        run.cycles = 500
        run.outcome = "unexpected HardFault"
        run.exceptions = [
            entry(sysTick, priority: 0x80, at: 100), entry(interrupt, priority: 0x40, at: 150, from: sysTick),
            entry(.pendSV, kind: .tailChained, priority: 0xF0, at: 240),
            entry(.hardFault, kind: .escalated, of: .svCall, priority: 0, at: 400),
        ]
        run.returns = [(interrupt, 190), (sysTick, 240), (.pendSV, 300)].map { exception, cycles in
            ExceptionReturnRecord(exception: exception, excReturn: 0xFFFF_FFF9, returnAddress: 0x104, cycles: cycles, instructions: cycles)
        }
        run.registers = [.init(name: "R0", value: 0xDEAD_BEEF), .init(name: "CFSR", value: 0x0200_0000)]
        var result = result
        result.files = [result.files[0]]
        result.files[0].cases = [result.files[0].cases[1]]
        result.files[0].cases[0].run = run
        return result
    }

    static func entry(
        _ exception: ExceptionNumber, kind: ExceptionEntryKind = .preempt, of: ExceptionNumber? = nil, priority: Int, at cycles: UInt64,
        from: ExceptionNumber = .thread
    ) -> ExceptionEntry {
        var entry = ExceptionEntry(exception, kind: kind, priority: priority, cycles: cycles)
        entry.of = of
        entry.from = from
        entry.instruction = 0x100
        entry.handler = 0x200
        entry.pended = cycles - 20
        entry.started = cycles + 12
        return entry
    }
}

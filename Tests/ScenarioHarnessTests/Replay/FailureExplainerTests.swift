import Diagnostics
import ScenarioHarness
import Testing

@Suite("FailureExplainer: a second run to the moment of the failure")
struct FailureExplainerTests {
    @Test(
        "a replay stands at the instruction that failed, whatever the fault",
        arguments: [
            "undefined", "divide_by_zero", "load_unmapped", "breakpoint", "fetch_unmapped", "execute_never", "vector_unmapped",
            "store_unmapped",
        ])
    func everyFault(test: String) throws {
        let project = try TemporaryProject()
        try project.write(
            "a.yaml",
            """
            version: 1
            scenarios:
              - id: a
                machine: cortex-m3
                image: \(Repository.path("fixtures/firmware/faults/faults.elf"))
                setup: { memory: { test: \(test) }, registers: { CCR.DIV_0_TRP: 1 } }
                until: { pc: done }
                expect: { exceptions: [SVCall] }
            """)
        let result = try #require(project.plan(allowOutsideRoot: true).results().first)
        let failure = try #require(result.diagnostics.first)
        guard failure.code.number == 4002 else { return #expect(failure.code.number == 1006, "\(test): \(failure.message)") }
        let state = try #require(result.failureState)
        let place = try #require(failure.notes.first { $0.label == "at" }?.text.prefix(11))
        let address = try #require(UInt32(place.dropFirst(2).filter { $0 != "_" }, radix: 16))
        // What no instruction raises is taken before the moment's instruction can execute: the state is that of the handler.
        let isLate = test == "vector_unmapped"
        #expect(state.end == (isLate ? "unexpected HardFault" : nil))
        #expect(state.stack[isLate ? 1 : 0].address == address)
        #expect(state.pc == state.stack[0].address)
    }

    @Test("a bus error that came late shows the store that caused it, with its address, and what came between")
    func lateStore() throws {
        let project = try TemporaryProject()
        try project.write(
            "a.yaml",
            """
            version: 1
            scenarios:
              - id: a
                machine: { variant: cortex-m3, write_buffer: { delay: 200 } }
                image: \(Repository.path("fixtures/firmware/faults/faults.elf"))
                setup: { memory: { test: store_unmapped } }
                stimuli: [{ at: { pc: done }, pend: PendSV }]
                until: 2000 cycles
                expect: { outcome: reached }
            """)
        let result = try #require(project.plan(allowOutsideRoot: true).results().first)
        let failure = try #require(result.diagnostics.first)
        func note(_ label: String) -> String? { failure.notes.first { $0.label == label }?.text }
        #expect(failure.message.hasPrefix("the machine took HardFault (CFSR.IMPRECISERR)"))
        #expect(note("at")?.contains("STR R0, [R0]") == true)
        #expect(note("address")?.hasPrefix("0x3000_0020") == true)
        #expect(note("code")?.contains("> 0x0000_0186  STR R0, [R0]") == true)
        let timeline = try #require(note("timeline"))
        #expect(timeline.contains("PendSV from Thread") && timeline.split(separator: "\n").last?.contains("HardFault") == true)
    }

    @Test("a timeline counts all that came before what it shows, also what was not kept")
    func timelineCount() throws {
        let project = try TinyImage.project(
            [0xBF00, 0xE7FE],
            """
              - id: fails
                until: 2000 cycles
                stimuli: [{ at: 10 cycles, every: 1 cycles, count: 1000, set: { R7: 1 } }]
                expect: { registers: { R0: 1 } }
            """)
        let result = try #require(project.plan().results().first)
        let timeline = try #require(result.diagnostics.first?.notes.first { $0.label == "timeline" }?.text)
        let left = try #require(timeline.split(separator: " ").first.flatMap { UInt64($0) })
        let state = try #require(result.failureState)
        #expect(left > 100 && left == state.earlierEvents + UInt64(state.timeline.count) - 8)
    }

    @Test("a pass has no state, and a scenario that may open files is not run again")
    func notRunAgain() throws {
        let project = try TinyImage.project(
            [0xBF00, 0xE7FE],
            """
              - { id: passes, until: { pc: 0xC2 }, expect: { registers: { R0: 0 } } }
              - { id: fails, until: { pc: 0xC2 }, expect: { registers: { R0: 1 } } }
              - { id: files, until: { pc: 0xC2 }, semihosting: { folder: . }, expect: { registers: { R0: 1 } } }
            """)
        let results = project.plan().results()
        try #require(results.count == 3, "\(results.map(\.diagnostics))")
        #expect(results[0].failureState == nil)
        #expect(results[1].failureState?.pc == 0xC2)
        #expect(results[2].failureState == nil)
        #expect(results[2].diagnostics.first?.notes.last?.text == "faultline replay tiny.yaml:files@1")
    }

    @Test("the state is the same for every number of workers, and when repeated")
    func deterministic() {
        let once = ReplayGoldenTests.plan.results()
        #expect(
            once.compactMap(\.failureState)
                == ReplayGoldenTests.plan.results(RunOptions(jobs: 4, repeatCount: 2)).compactMap(\.failureState))
        #expect(once.compactMap(\.failureState).count == once.count)
    }

    @Test("earlier and later moments, and one that the run never comes to")
    func moments() throws {
        let project = try TinyImage.project(
            [0x2001, 0x2002, 0x2003, 0xE7FE], "  - { id: a, until: { pc: 0xC6 }, settle: 0 instructions, expect: { registers: { R0: 1 } } }"
        )
        func state(_ count: UInt64) throws -> ReplayState {
            let result = project.plan().replay(ReplayToken(file: "tiny.yaml", id: "a", instructions: count))
            guard case .shown(let state, nil) = result else { throw NotShown() }
            return state
        }
        for count in 0...3 as ClosedRange<UInt64> {
            let shown = try state(count)
            #expect(shown.pc == 0xC0 + 2 * UInt32(count))
            #expect(shown.last.count == Int(count))
        }
        let beyond = try state(1000)
        #expect(beyond.end == "reached" && beyond.instructions == 3)
    }

    private struct NotShown: Error {}

    @Test("a trace of a replay holds everything up to the moment")
    func trace() throws {
        let project = try TinyImage.project(
            [0x2001, 0x2002, 0x2003, 0xE7FE], "  - { id: a, until: { pc: 0xC6 }, expect: { registers: { R0: 1 } } }")
        let token = ReplayToken(file: "tiny.yaml", id: "a", instructions: 2)
        guard case .shown(_, let trace?) = project.plan().replay(token, .init(traceLimit: 100)) else { throw NotShown() }
        #expect(trace.split(separator: "\n").count == 3)
        #expect(trace.contains("MOVS R0, #2") && !trace.contains("MOVS R0, #3"))
    }
}

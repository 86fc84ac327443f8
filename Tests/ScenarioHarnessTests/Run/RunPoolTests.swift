import Diagnostics
import Foundation
import ScenarioHarness
import Synchronization
import Testing

@Suite("RunPool: the same plan, the same results")
struct RunPoolTests {
    /// Every second scenario fails; loops of different lengths let them finish out of order.
    private func plan(count: Int = 40) throws -> (TemporaryProject, Plan) {
        // movs r1, r0; lsls r0, #8; subs r0, #1; bne .-2; b .
        let code: [UInt16] = [0x0001, 0x0200, 0x3801, 0xD1FD, 0xE7FE]
        var scenarios = ""
        for number in 0..<count {
            scenarios += """
                  - id: case-\(number)
                    machine: cortex-m\(number % 3 == 0 ? "4" : "3")
                    stimuli: [{ at: start, set: { R0: \((number * 7919) % 97 + 1) } }]
                    until: { pc: 0xC8 }
                    expect: { registers: { R2: \(number % 2) } }

                """
        }
        let project = try TinyImage.project(code, scenarios)
        return (project, project.plan())
    }

    private func comparable(_ results: [CaseResult]) -> [String] {
        results.map { "\($0.id) \($0.status) \($0.diagnostics) \(String(describing: $0.run))" }
    }

    @Test("results are in plan order and equal for 1, 2 and 8 workers")
    func workers() throws {
        let (_, plan) = try plan()
        let one = comparable(plan.results(RunOptions(jobs: 1)))
        #expect(one.count == 40)
        for jobs in [2, 8] { #expect(comparable(plan.results(RunOptions(jobs: jobs))) == one) }
        #expect(plan.results().map(\.status) == (0..<40).map { $0 % 2 == 0 ? .passed : .failed })
    }

    @Test("each scenario is told once as it finishes")
    func progress() throws {
        let (_, plan) = try plan(count: 10)
        let told = Mutex<[(String, RunProgress)]>([])
        _ = plan.run(RunOptions(jobs: 4)) { result, progress in told.withLock { $0.append((result.id, progress)) } }
        let all = told.withLock { $0 }
        #expect(Set(all.map(\.0)).count == 10)
        #expect(all.map(\.1.finished) == Array(1...10))
        #expect(all.last?.1.unsuccessful == 5 && all.last?.1.total == 10)
    }

    @Test("fail-fast skips what comes after the first failure, whatever the number of workers", arguments: [1, 2, 8])
    func failFast(jobs: Int) throws {
        // subs r0, #1; bne .-2; b . The failing scenario takes the longest: other workers get to the later ones before it ends.
        var scenarios = ""
        for (number, count) in [1, 1_000_000, 1, 1, 1, 1].enumerated() {
            scenarios += """
                  - id: case-\(number)
                    stimuli: [{ at: start, set: { R0: \(count) } }]
                    until: { pc: 0xC4 }
                    expect: { registers: { R1: \(number == 1 ? 1 : 0) } }

                """
        }
        let project = try TinyImage.project([0x3801, 0xD1FD, 0xE7FE], scenarios)
        let result = project.plan().run(RunOptions(jobs: jobs, failFast: true))
        let statuses = result.files.flatMap(\.cases).map(\.status)
        #expect(statuses.prefix(2) == [.passed, .failed])
        #expect(statuses.dropFirst(2).allSatisfy { $0 == .skipped(reason: "an earlier scenario failed") })
        #expect(result.wasInterrupted)
    }

    @Test("a cancelled run skips the rest and says so")
    func cancelled() throws {
        let (_, plan) = try plan(count: 12)
        let flag = CancellationFlag()
        let result = plan.run(RunOptions(jobs: 1, cancellation: flag)) { _, progress in
            if progress.finished == 3 { flag.cancel() }
        }
        let statuses = result.files.flatMap(\.cases).map(\.status)
        #expect(statuses.count { $0 == .skipped(reason: "interrupted") } == 9)
        #expect(result.wasInterrupted && flag.isCancelled)
    }

    @Test("cancelling ends a run that would never end")
    func endless() throws {
        let project = try TinyImage.project(
            [0xE7FE], "  - { id: endless, limits: { time: 1000000 s, wall: 3600 s }, expect: { outcome: limit } }")
        let plan = project.plan()
        let flag = CancellationFlag()
        flag.cancel()
        #expect(plan.results(RunOptions(jobs: 1, cancellation: flag)).map(\.status) == [.skipped(reason: "interrupted")])
        let later = CancellationFlag()
        // A thread of its own: the pool of tasks may be busy with other tests for minutes.
        Thread.detachNewThread {
            Thread.sleep(forTimeInterval: 0.03)
            later.cancel()
        }
        #expect(plan.results(RunOptions(jobs: 1, cancellation: later)).map(\.status) == [.skipped(reason: "interrupted")])
    }

    @Test("repeating finds no difference on machines that are used again")
    func repeated() throws {
        let (_, plan) = try plan(count: 10)
        let once = comparable(plan.results(RunOptions(jobs: 1)))
        #expect(comparable(plan.results(RunOptions(jobs: 2, repeatCount: 3))) == once)
    }

    @Test("machines and images in turn leave nothing behind")
    func reuse() throws {
        // Stores R0 to RAM and to nothing else; the next scenario has to find 0 there. ldr r1, [pc, #8]; ldr r2, [r1]; str r1, [r1];
        // b .; literal 0x20000100.
        let code: [UInt16] = [0x4902, 0x680A, 0x6009, 0xE7FE, 0xE7FE, 0xE7FE, 0x0100, 0x2000]
        var scenarios = ""
        for (index, machine) in ["m3", "m4", "m3", "m7", "m0", "m0plus", "m3", "m4"].enumerated() {
            scenarios +=
                "  - { id: s\(index), machine: cortex-\(machine), until: { pc: 0xC6 }, expect: { registers: { R2: 0, R1: 0x20000100 } } }\n"
        }
        let project = try TinyImage.project(code, scenarios)
        let results = project.plan().results(RunOptions(jobs: 1, repeatCount: 2))
        #expect(results.allSatisfy { $0.status == .passed }, "\(results.flatMap(\.diagnostics))")
    }

    @Test("a machine that gets another image holds nothing of the one before")
    func images() throws {
        let project = try TinyImage.project(
            [0xE7FE],
            """
              - { id: long, image: { path: long.bin, format: bin, base: 0 }, until: { pc: 0xC0 }, expect: { memory: { 0x100: 0x12345678 } } }
              - { id: short, until: { pc: 0xC0 }, expect: { memory: { 0x100: 0xFFFFFFFF } } }
              - { id: long-again, image: { path: long.bin, format: bin, base: 0 }, until: { pc: 0xC0 }, expect: { memory: { 0x100: 0x12345678 } } }
            """)
        try project.write("long.bin", TinyImage.bytes([UInt16](repeating: 0xE7FE, count: 32) + [0x5678, 0x1234]))
        let results = project.plan().results()
        #expect(results.map(\.status) == [.passed, .passed, .passed], "\(results.flatMap(\.diagnostics))")
    }
}

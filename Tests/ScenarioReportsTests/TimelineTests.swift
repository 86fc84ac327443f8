import ArmMProfile
import Foundation
import ScenarioHarness
import ScenarioReports
import Testing

@Suite("The timeline of exceptions")
struct TimelineTests {
    private func page(_ change: (inout RunSummary) -> Void = { _ in }) throws -> String {
        var result = SampleResults.withExceptions
        if var run = result.files[0].cases[0].run {
            change(&run)
            result.files[0].cases[0].run = run
        }
        return String(decoding: try HTMLReport(sources: SampleResults.sources).bytes(result), as: UTF8.self)
    }

    private func titles(_ page: String) -> [String] {
        page.split(separator: "<title>").dropFirst(2).compactMap { $0.split(separator: "</title>").first.map(String.init) }
    }

    @Test("the rows are the exceptions by priority, the most urgent on top and Thread at the bottom")
    func rows() throws {
        let names = try page().split(separator: "class=\"who\"").dropFirst().compactMap {
            $0.split(separator: ">")[1].split(separator: "<").first
        }
        #expect(names == ["HardFault", "IRQ3", "SysTick", "PendSV", "Thread"])
    }

    @Test("each exception lasts from its entry to its return, or to the end of the run")
    func spans() throws {
        let titles = try titles(page())
        #expect(
            Set(titles.filter { !$0.hasPrefix("Thread") }) == [
                "1: SysTick, cycles 100 to 240", "2: IRQ3, cycles 150 to 190", "3: PendSV, cycles 240 to 300",
                "4: HardFault, cycles 400 to 500 (no return)",
            ])
        #expect(titles.count { $0.hasPrefix("1: SysTick") } == 3, "faint, and full before and after it was preempted")
        #expect(titles.filter { $0.hasPrefix("Thread") } == ["Thread, cycles 0 to 100", "Thread, cycles 300 to 400"])
    }

    @Test("a table has each entry in words")
    func table() throws {
        let page = try page()
        #expect(page.contains("<td>tail chained</td>") && page.contains("<td>escalated from SVCall</td>"))
        #expect(page.contains("<td class=\"num\">no return</td>"))
        #expect(page.contains("<h3>4 exceptions</h3>"))
    }

    @Test("exceptions that a reset took away end where the next one comes from Thread")
    func takenByReset() throws {
        let titles = try titles(page { $0.returns = [] })
        #expect(titles.contains("1: SysTick, cycles 100 to 400 (no return)"))
        #expect(titles.contains("2: IRQ3, cycles 150 to 400 (no return)"))
    }

    @Test("of many exceptions the last are drawn, and the rest is told")
    func many() throws {
        let page = try page { run in
            run.exceptions = (0..<200).map { SampleResults.entry(.sysTick, priority: 0, at: 100 + 100 * $0) }
            run.returns = []
            run.cycles = 30_000
            run.exceptionsDropped = 7
        }
        #expect(page.contains("The first 120 are not drawn.") && page.contains("200 exceptions and 7 more"))
        #expect(titles(page).count { $0.contains(": SysTick") } <= 160)
    }
}

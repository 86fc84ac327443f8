import Diagnostics
import ScenarioLanguage
import Testing

/// Triggers, and what waits for steps.
@Suite("Reading triggers and repeated steps")
struct TriggerReadingTests {
    private func trigger(_ text: String, steps: String = "") -> TriggerDescription? {
        Scenario.read("stimuli: [\(steps)]\nuntil: \(text)")?.until?.value
    }

    @Test("an access has an address, and a size, a value and a hit when they are given")
    func accesses() throws {
        guard case .access(let plain, hit: 1)? = trigger("{ read: flag }") else { throw Mistake.anotherTrigger }
        #expect(!plain.isWrite && plain.address.value.text == "flag" && plain.size == 1 && plain.value == nil)
        guard case .access(let full, hit: 3)? = trigger("{ value: { not: 0 }, write: 0x2000_0000, hit: 3, size: 1 KiB }") else {
            throw Mistake.anotherTrigger
        }
        #expect(full.isWrite && full.size == 1024)
        guard case .not? = full.value?.value else { throw Mistake.anotherTrigger }
    }

    @Test("a console has a device and a text")
    func console() throws {
        guard case .console(let device, contains: "login:", hit: 2)? = trigger("{ console: usart2, contains: 'login:', hit: 2 }") else {
            throw Mistake.anotherTrigger
        }
        #expect(device.value == "usart2")
        #expect(Scenario.problems(Scenario.head + "  - { id: a, until: { console: u }, expect: { outcome: reached } }") == ["4:23 FL0102"])
    }

    @Test("what comes after a step has its name, and a delay when there is one")
    func after() throws {
        let step = "{ name: first, at: start, every: 2 ms, count: 3, pend: NMI }"
        guard case .after(let name, let delay, hit: 2)? = trigger("{ after: first, delay: 10 us, hit: 2 }", steps: step) else {
            throw Mistake.anotherTrigger
        }
        #expect(name.value == "first" && delay?.value == VirtualDuration(10, .microseconds))
        guard case .after(_, nil, hit: 1)? = trigger("{ after: first }", steps: step) else { throw Mistake.anotherTrigger }
    }

    @Test("a repeated step has its interval and its count")
    func repetition() throws {
        let step = try #require(Scenario.read("stimuli: [{ at: start, count: 3, every: 2 ms, pend: NMI }]")?.stimuli.first)
        #expect(step.repetition?.every.value == VirtualDuration(2, .milliseconds))
        #expect(step.repetition?.count == 3)
    }

    @Test("steps may wait for later ones, and many in a row do not come back to where they began")
    func chain() {
        let links = (1...2000).map { "{ name: s\($0), at: { after: s\($0 + 1) }, pend: NMI }" }.joined(separator: ", ")
        #expect(Scenario.read("stimuli: [\(links), { name: s2001, at: start, pend: NMI }]") != nil)
        #expect(Scenario.read("stimuli: [\(links), { name: s2001, at: { after: s1 }, pend: NMI }]") == nil)
    }

    private enum Mistake: Error { case anotherTrigger }
}

@Suite("Reading checkpoints and known issues")
struct CheckpointReadingTests {
    @Test("a checkpoint has a trigger and checks, and a name when it is given")
    func checkpoint() throws {
        let scenario = Scenario.read(
            """
            checkpoints:
              - { at: start, expect: { registers: { R0: 1 }, faults: [], console: hello } }
              - { name: second, at: { pc: main }, expect: { memory: { flag: 1 }, exceptions: [SVCall] } }
            """)
        let checkpoints = try #require(scenario?.checkpoints)
        #expect(checkpoints.map(\.name) == [nil, "second"])
        #expect(checkpoints[0].trigger.value == .start)
        #expect(checkpoints[0].expect.registers.count == 1 && checkpoints[0].expect.console.count == 1)
        #expect(checkpoints[1].expect.memory.count == 1 && checkpoints[1].expect.exceptions != nil)
    }

    @Test("a scenario with checkpoints alone checks something")
    func enough() {
        #expect(Scenario.problems(Scenario.head + "  - { id: a, checkpoints: [{ at: 1 ms, expect: { registers: { R0: 1 } } }] }") == [])
    }

    @Test("a known issue is a reason, with or without a place")
    func knownIssue() {
        #expect(Scenario.read("known_issue: too early")?.knownIssue?.value == KnownIssueDescription(reason: "too early"))
        let full = Scenario.read("known_issue: { url: 'https://example.com', reason: too early }")?.knownIssue?.value
        #expect(full == KnownIssueDescription(reason: "too early", url: "https://example.com"))
    }
}

import Diagnostics
import ScenarioLanguage
import Testing

/// The verb `debugger`, the triggers `halted`, `sleep` and `reset`, and what is expected of a halt.
@Suite("Reading a debugger's steps")
struct DebuggerReadingTests {
    private func scenario(_ lines: String) throws -> ScenarioDescription {
        let text = """
            version: 1
            scenarios:
              - id: a
                image: a.elf
                machine: cortex-m3
            \(lines)
            """
        let (file, diagnostics) = ScenarioReader.read(text: text, path: "a.yaml")
        #expect(diagnostics.isEmpty, "\(diagnostics.map(\.message))")
        return try #require(file?.scenarios.first)
    }

    private func requests(_ steps: String...) throws -> [DebuggerRequest] {
        let lines = (["attach"] + steps).map { "      - { at: start, debugger: \($0) }" }.joined(separator: "\n")
        let scenario = try scenario("    stimuli:\n\(lines)\n    expect: { outcome: halted }")
        return scenario.stimuli.dropFirst().compactMap { step in
            if case .debugger(let request, nil) = step.verb.value { request } else { nil }
        }
    }

    @Test("the requests that are a word")
    func words() throws {
        #expect(try requests("attach", "halt", "resume", "step") == [.attach, .halt, .resume, .step])
    }

    @Test("vector catches have DEMCR's names, in any case, with or without their prefix")
    func vectorCatches() throws {
        let read = try requests("{ vector_catch: [HARDERR, vc_buserr, CoreReset] }", "{ vector_catch: mmerr }", "{ vector_catch: [] }")
        #expect(
            read == [.vectorCatch(["VC_HARDERR", "VC_BUSERR", "VC_CORERESET"]), .vectorCatch(["VC_MMERR"]), .vectorCatch([])])
    }

    @Test("an address alone is a hardware breakpoint; a mapping says the kind")
    func breakpoints() throws {
        let read = try requests(
            "{ breakpoint: main+2 }", "{ breakpoint: { address: 0x9000_0000, kind: software } }",
            "{ breakpoint: { kind: pc_match, address: main } }")
        let kinds = read.compactMap { request -> (String, BreakpointDescription.Kind)? in
            if case .breakpoint(let breakpoint) = request { (breakpoint.address.value.text, breakpoint.kind) } else { nil }
        }
        #expect(kinds.map(\.0) == ["main+2", "0x9000_0000", "main"])
        #expect(kinds.map(\.1) == [.hardware, .software, .pcMatch])
    }

    @Test("a watchpoint is of 4 bytes and for stores unless it says otherwise")
    func watchpoints() throws {
        let read = try requests(
            "{ watchpoint: { address: counter } }", "{ watchpoint: { address: 0x2000_0000, size: 1 KiB, access: read_write } }",
            "{ watchpoint: { address: counter, size: 1, access: read } }", "{ clear: watchpoints }", "{ clear: breakpoints }")
        let watched = read.compactMap { request -> WatchpointDescription? in
            if case .watchpoint(let watchpoint) = request { watchpoint } else { nil }
        }
        #expect(watched.map(\.size) == [4, 1024, 1])
        #expect(watched.map(\.access) == [.write, .readWrite, .read])
        #expect(read.suffix(2) == [.clearWatchpoints, .clearBreakpoints])
    }

    @Test("a step says in which words it is to be refused")
    func refused() throws {
        let scenario = try scenario(
            """
                stimuli:
                  - { at: start, debugger: resume, refused: "target not halted" }
                expect: { registers: { R0: 0 } }
            """)
        guard case .debugger(.resume, let words?) = scenario.stimuli[0].verb.value else {
            Issue.record("not refused")
            return
        }
        #expect(words.value == "target not halted")
    }

    @Test("the triggers of sleep, halt and reset, with their hits")
    func triggers() throws {
        let scenario = try scenario(
            """
                stimuli:
                  - { at: start, debugger: attach }
                  - { at: { sleep: WFI }, event: external }
                  - { at: { sleep: on_exit, hit: 2 }, reset: pin }
                  - { at: { halted: any }, debugger: resume }
                  - { at: { halted: pc_match, hit: 3 }, debugger: resume }
                  - { at: { reset: system }, reset: power_on }
                expect: { outcome: asleep }
            """)
        #expect(
            scenario.stimuli.map(\.trigger.value) == [
                .start, .sleep(.waitForInterrupt, hit: 1), .sleep(.onExit, hit: 2), .halted(nil, hit: 1), .halted(.pcMatch, hit: 3),
                .reset(hit: 1),
            ])
        #expect(scenario.stimuli[1].verb.value == .event)
        #expect(scenario.stimuli[2].verb.value == .reset(.pin))
        #expect(scenario.stimuli[5].verb.value == .reset(.powerOn))
    }

    @Test(
        "a halt is expected by a word, by its reason, or by reason and place",
        arguments: ["halted", "{ halted: bkpt }", "{ halted: { reason: bkpt, pc: main } }"])
    func outcome(text: String) throws {
        let scenario = try scenario("    stimuli: [{ at: start, debugger: attach }]\n    expect: { outcome: \(text) }")
        guard case .halted(let halt)? = scenario.expect.outcome?.value else {
            Issue.record("no halt")
            return
        }
        #expect((halt.reason?.value == .bkpt) == (text != "halted"))
        #expect((halt.pc != nil) == text.contains("main"))
    }

    @Test("latencies are read by exception, resets as a count")
    func latency() throws {
        let expect = try scenario("    expect: { latency: { IRQ 3: 12, systick: { in: [12, 18] } }, resets: 2 }").expect
        #expect(expect.latency.map(\.exception.value) == ["IRQ3", "SysTick"])
        #expect(expect.resets?.value == 2)
        guard case .range(let low, let high) = expect.latency[1].value.value else {
            Issue.record("no range")
            return
        }
        #expect(low.value.text == "12" && high.value.text == "18")
    }
}

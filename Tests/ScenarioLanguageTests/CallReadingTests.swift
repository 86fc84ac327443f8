import Diagnostics
import ScenarioLanguage
import Testing

/// The verbs `call`, `inject: { flip }` and `inject: { skip }`.
@Suite("Reading calls, flips and skips")
struct CallReadingTests {
    private func verb(_ text: String) -> VerbDescription? {
        Scenario.read("stimuli: [{ at: start, \(text) }]")?.stimuli.first?.verb.value
    }

    @Test("a function alone is a call without arguments")
    func short() throws {
        guard case .call(let call)? = verb("call: main+2") else {
            Issue.record("no call")
            return
        }
        #expect(call == CallDescription(function: call.function))
        #expect(call.function.value.text == "main+2")
    }

    @Test("a mapping says the rest")
    func long() throws {
        let text = """
            call: { function: f, arguments: [1, -1, buffer+4], registers: { r9: 5 }, stack: top, return: trap, mask_interrupts: true, \
            result: { not: 0 }, limits: { time: 5 ms, instructions: 10 } }
            """
        guard case .call(let call)? = verb(text) else {
            Issue.record("no call")
            return
        }
        #expect(call.arguments.map(\.value.base) == [.number(1), .number(0xFFFF_FFFF), .symbol("buffer")])
        #expect(call.registers.map(\.target.value.register) == ["R9"])
        #expect(call.stack?.value.text == "top" && call.returnAddress?.value.text == "trap" && call.masksInterrupts)
        #expect(call.result != nil && call.result64 == nil)
        #expect(call.limits.time?.value == VirtualDuration(5, .milliseconds) && call.limits.instructions == 10)
    }

    @Test("setup has one call or several")
    func setup() {
        #expect(Scenario.read("setup: { call: f }")?.setup.calls.count == 1)
        #expect(Scenario.read("setup: { call: [f, { function: g }] }")?.setup.calls.map(\.value.function.value.text) == ["f", "g"])
    }

    @Test(
        "flips have a register or memory, and bits or a mask",
        arguments: [
            ("{ register: r3, bits: [5, 0] }", 0x21), ("{ register: CFSR.DIVBYZERO, bits: 0 }", 1), ("{ register: D1, bits: 63 }", 1 << 63),
            ("{ memory: 0x2000_0000, mask: 0x8000_0000 }", 0x8000_0000), ("{ memory: x, size: 1, bits: [7] }", 0x80),
        ] as [(String, UInt64)])
    func flips(text: String, mask: UInt64) {
        guard case .flip(let flip)? = verb("inject: { flip: \(text) }") else {
            Issue.record("no flip")
            return
        }
        #expect(flip.mask == mask)
    }

    @Test("skips are a number of instructions")
    func skips() {
        #expect(verb("inject: { skip: 3 }") == .skip(3))
        #expect(verb("inject: { skip: 0 }") == nil)
    }
}

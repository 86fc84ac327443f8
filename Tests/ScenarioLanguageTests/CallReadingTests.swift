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
        guard case .call(.function(let call))? = verb("call: main+2") else {
            Issue.record("no call")
            return
        }
        #expect(call == FunctionCallDescription(function: call.function))
        #expect(call.function.value.text == "main+2")
    }

    @Test("a mapping says the rest")
    func long() throws {
        let text = """
            call: { function: f, arguments: [1, -1, buffer+4], registers: { r9: 5 }, stack: top, return: trap, mask_interrupts: true, \
            result: { not: 0 }, limits: { time: 5 ms, instructions: 10 } }
            """
        guard case .call(.function(let call))? = verb(text) else {
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
        let calls = Scenario.read("setup: { call: [f, { function: g }] }")?.setup.calls.map(\.value) ?? []
        let names = calls.map { if case .function(let call) = $0 { call.function.value.text } else { "" } }
        #expect(names == ["f", "g"])
    }

    @Test("a loader's work has a convention, and any of erase, program and verify")
    func loader() throws {
        let text = """
            call: { convention: stldr, erase: { at: 0x9000_0000, size: 4 KiB }, program: { at: chip, text: ab }, \
            verify: { at: chip+1, file: data.bin }, stack: top, buffer: 0x2000_0000, clock: 8 MHz, fails: no }
            """
        guard case .call(.loader(let call))? = verb(text) else {
            Issue.record("no loader")
            return
        }
        #expect(call.convention.value == .stldr && call.erase?.value.size == 4096)
        #expect(call.program?.value.content == .bytes([0x61, 0x62]))
        #expect(call.verify?.value.address.value.text == "chip+1")
        #expect(call.clock?.value == 8_000_000 && call.fails?.value == "no")
        let scenario = Scenario.read("stimuli: [{ at: start, \(text) }]")
        #expect(scenario?.dataFiles.map(\.value) == ["data.bin"])
    }

    @Test(
        "what a function's call and a loader's work do not share cannot stand in the other",
        arguments: [
            "{ function: f, convention: flm, erase: { at: 0, size: 1 } }", "{ convention: flm, erase: { at: 0, size: 1 }, result: 0 }",
            "{ erase: { at: 0, size: 1 } }", "{ function: f, buffer: 0 }", "{ convention: flm }", "{ stack: 0 }",
            "{ convention: flm, program: { at: 0 } }", "{ convention: flm, program: { at: 0, bytes: [] } }",
            "{ convention: flm, program: { at: 0, text: a, bytes: [1] } }", "{ convention: swd, function: f }",
        ])
    func mistakes(text: String) {
        #expect(verb("call: \(text)") == nil)
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

import Diagnostics
import ScenarioLanguage
import Testing

@Suite("Defaults: laid under every scenario")
struct DefaultsTests {
    private func read(_ defaults: String, _ scenario: String) -> (ScenarioDescription?, [String]) {
        let text = "version: 1\ndefaults:\n" + indented(defaults, 2) + "scenarios:\n  - id: a\n" + indented(scenario, 4)
        let (file, diagnostics) = ScenarioReader.read(text: text, path: "a.yaml")
        return (file?.scenarios.first, diagnostics.map(Scenario.place))
    }

    private func indented(_ text: String, _ count: Int) -> String {
        text.split(separator: "\n").map { String(repeating: " ", count: count) + $0 + "\n" }.joined()
    }

    private let base = "machine: m\nimage: a.elf\n"

    @Test("mappings are merged by key, and every value keeps its place")
    func mappings() {
        let (scenario, problems) = read(
            base + "limits: { time: 1 s, cycles: 5 }\nexpect: { outcome: limit, registers: { R13: 1, R1: 1 } }",
            "limits: { cycles: 6 }\nexpect: { registers: { sp: 2, R2: 3 } }")
        #expect(problems.isEmpty)
        #expect(scenario?.limits.cycles == 6)
        #expect(scenario?.limits.time?.value.count == 1)
        #expect(scenario?.limits.time?.span.start == SourcePosition(line: 5, column: 19))
        #expect(scenario?.expect.outcome?.value == .limit)
        #expect(scenario?.expect.registers.map(\.target.value.register) == ["SP", "R2", "R1"])
        #expect(scenario?.expect.registers.map(\.value.span.start.line) == [10, 10, 6])
    }

    @Test("registers of devices are merged by device and register, and an expected value is replaced")
    func devices() {
        let (scenario, problems) = read(
            base + "expect: { devices: { usart1: { SR: { set: [TXE] }, DR: 1 }, usart2: { DR: 2 }, rng: { SR: 0 } } }",
            "expect: { devices: { usart1: { SR: { clear: [ORE] } }, usart2: { CR1: 3 }, rng: null } }")
        #expect(problems.isEmpty)
        let devices = scenario?.expect.devices ?? []
        #expect(devices.map { "\($0.device.value).\($0.register.value)" } == ["usart1.SR", "usart1.DR", "usart2.CR1", "usart2.DR"])
        #expect(
            devices.first.map {
                if case .bits(let set, let clear) = $0.value.value { set.isEmpty && clear.map(\.value) == ["ORE"] } else { false }
            } == true)
    }

    @Test("lists are replaced")
    func lists() {
        let (scenario, _) = read(
            base + "tags: [x, y]\nstimuli: [{ at: start, pend: NMI }]\nexpect: { outcome: limit, faults: [NMI] }",
            "tags: [z]\nstimuli: [{ at: start, pend: PendSV }, { at: start, pend: SysTick }]\nexpect: { faults: [] }")
        #expect(scenario?.tags == ["z"])
        #expect(scenario?.stimuli.count == 2)
        #expect(scenario?.expect.faults?.value.isEmpty == true)
    }

    @Test("a trigger, an expected value and an outcome are replaced as a whole")
    func wholeValues() {
        let (scenario, problems) = read(
            base + "until: { pc: main, hit: 2 }\nexpect: { outcome: { exit: 1 }, registers: { CFSR: { set: [NOCP] } } }",
            "until: { exception: NMI }\nexpect: { outcome: reached, registers: { CFSR: { mask: 1, equals: 0 } } }")
        #expect(problems.isEmpty)
        guard case .exception? = scenario?.until?.value, case .masked? = scenario?.expect.registers.first?.value.value else {
            Issue.record("replaced")
            return
        }
        #expect(scenario?.expect.outcome?.value == .reached)
    }

    @Test("a mapping that changes the machine is laid over the default's, whose name becomes the variant")
    func machine() {
        let (scenario, problems) = read("machine: stm32f407\nimage: a.elf", "machine: { priority_bits: 3 }\nexpect: { outcome: limit }")
        #expect(problems.isEmpty)
        guard case .overlay(let machine)? = scenario?.machine?.value else {
            Issue.record("overlay")
            return
        }
        #expect(machine.extends?.value == "stm32f407")
        #expect(machine.extends?.span.start == SourcePosition(line: 3, column: 12))
        #expect(machine.priorityBits?.value == 3)

        let (other, _) = read(
            "machine: { variant: x, memory: { ram: { at: 0x0, size: 1 KiB } } }\nimage: a.elf",
            "machine: { memory: { ram: { size: 2 KiB }, rom: { at: 0x10 } } }\nexpect: { outcome: limit }")
        guard case .overlay(let merged)? = other?.machine?.value else {
            Issue.record("overlay")
            return
        }
        #expect(merged.memory.map(\.value.name.value) == ["ram", "rom"])
        #expect(merged.memory.first?.value.size?.value == 2048)
        #expect(merged.memory.first?.value.at?.value == 0)
    }

    @Test("null written out removes a default; without one it is a mistake")
    func null() {
        let (scenario, problems) = read(
            base + "until: { pc: main }\nlimits: { cycles: 5 }", "until: null\nlimits: { cycles: ~ }\nexpect: { outcome: limit }")
        #expect(problems.isEmpty)
        #expect(scenario?.until == nil)
        #expect(scenario?.limits.cycles == nil)
        #expect(read(base, "settle: null\nexpect: { outcome: limit }").1 == ["7:13 FL0103"])
    }

    @Test("a mistake in the defaults is reported once, and no scenario of the file is run")
    func mistakes() {
        let text =
            "version: 1\ndefaults: { machine: m, image: a.elf, settle: 5 }\nscenarios:\n  - { id: a, expect: { outcome: limit } }\n  - { id: b, settle: 1 us, expect: { outcome: limit } }\n"
        let (file, diagnostics) = ScenarioReader.read(text: text, path: "a.yaml")
        #expect(diagnostics.map(Scenario.place) == ["2:47 FL0207"])
        #expect(file?.scenarios.isEmpty == true)
        #expect(file?.unreadable.map(\.id.value) == ["a", "b"])
        #expect(file?.unreadable.map(\.diagnostics.count) == [1, 0])
    }

    @Test("a mistake in one scenario leaves the others, and is with it")
    func unreadable() {
        let text =
            Scenario.head
            + "  - { id: a, tags: [t], nmae: x, expect: { outcome: limit } }\n  - { id: b, expect: { outcome: limit } }\n  - { name: Three, expect: {} }\n  - 4\n"
        let (file, diagnostics) = ScenarioReader.read(text: text, path: "a.yaml")
        #expect(diagnostics.map(Scenario.place) == ["4:25 FL0101", "6:13 FL0301", "7:5 FL0103"])
        #expect(file?.scenarios.map(\.id.value) == ["b"])
        #expect(file?.unreadable.map(\.id.value) == ["a", "three", "scenario-4"])
        #expect(file?.unreadable.first?.tags == ["t"])
        #expect(file?.unreadable.flatMap(\.diagnostics) == diagnostics)
    }
}

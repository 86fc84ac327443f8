import Diagnostics
import ScenarioLanguage
import Testing

@Suite("ScenarioReader: scenario files into values that know their place")
struct ScenarioReaderTests {
    /// The whole vocabulary, once each.
    static let example = """
        version: 1
        suite: exception entry on STM32F407
        description: What happens on entry
        defaults:
          machine: stm32f407
          image: ../fixtures/faults.elf
          limits: { time: 20 ms, instructions: 1_000_000 }
        scenarios:
          - id: svc-primask-escalates
            name: SVC with PRIMASK set escalates to HardFault
            description: B1.5.14
            tags: [svc, escalation]
            limits: { cycles: 5000, wall: 1.5 s }
            settle: 100 instructions
            semihosting: { enabled: true, folder: files, command_line: "a b" }
            setup:
              registers: { r0: -1, CCR.DIV_0_TRP: 1 }
              memory:
                0x2000_0000: 0x1234
                buffer+4: { size: 1, value: 0xFF }
                0x2000_0010: { bytes: [1, 0x02, 0b11] }
                0x2000_0020: { text: "abc" }
            stimuli:
              - at: { pc: before_svc, hit: 2 }
                set: { PRIMASK: 1, R13: stack_top - 8 }
              - { at: start, write: [{ at: flag, value: 1, size: 2 }] }
              - { at: 250 us, pend: SVC }
              - { at: 1200 cycles, unpend: irq 3 }
              - { at: 500 instructions, interrupt: 38 }
              - { at: { exception: svcall, phase: return, hit: 3 }, interrupt: { device: usart2, drive: high } }
              - { name: typed, at: 1.5 ms, input: { device: usart2, text: "hi\\n" } }
              - { at: 0 ns, input: { device: usart2, bytes: [0xFF] } }
            until: { pc: done }
            expect:
              outcome: reached
              faults: [HardFault]
              exceptions:
                - enter: HardFault
                  kind: escalated
                  of: SVCall
                  from: Thread
                  exc_return: 0xFFFFFFF9
                  frame: { pc: after_svc, xPSR.T: 1, stack: MSP, address: { in: [0x2000_0000, 0x2002_0000] } }
                - SysTick
              registers:
                HFSR: [forced]
                CFSR: []
                SHCSR: { set: [USGFAULTENA], clear: SVCALLACT }
                R1: { mask: 0xFF, equals: 0x12 }
                R2: { in: [0, 10] }
                R3: { not: 0 }
                r15: { one_of: [done, done+2] }
                UFSR.DIVBYZERO: 0
              memory:
                counter: { not: 0 }
                buffer: { text: "ok" }
              console:
                - "PASS"
                - { device: usart2, contains: [a, b], excludes: c, equals: "", matches: '^a\\d+$' }
        """

    private func read(_ text: String) -> (file: ScenarioFile?, diagnostics: [Diagnostic]) {
        ScenarioReader.read(text: text, path: "scenarios/a.yaml")
    }

    private func only(_ text: String) throws -> ScenarioDescription {
        let (file, diagnostics) = read(text)
        #expect(diagnostics.isEmpty, "\(diagnostics.map(\.message))")
        return try #require(file?.scenarios.first)
    }

    private func expression(_ base: ValueExpression.Base, _ offset: Int64 = 0, _ text: String) -> ValueExpression {
        ValueExpression(base, offset: offset, text: text)
    }

    @Test("a file with the whole vocabulary is read without a mistake")
    func heading() throws {
        let (file, diagnostics) = read(Self.example)
        #expect(diagnostics.isEmpty, "\(diagnostics.map(\.message))")
        #expect(file?.suite == "exception entry on STM32F407")
        #expect(file?.unreadable.isEmpty == true)
        let scenario = try #require(file?.scenarios.first)
        #expect(scenario.id.value == "svc-primask-escalates")
        #expect(scenario.id.span.start == SourcePosition(line: 9, column: 9))
        #expect(scenario.name == "SVC with PRIMASK set escalates to HardFault")
        #expect(scenario.description == "B1.5.14")
        #expect(scenario.tags == ["svc", "escalation"])
        #expect(scenario.skip == nil)
        #expect(scenario.images.map(\.value) == [ImageReference(path: "../fixtures/faults.elf")])
        #expect(scenario.machine?.value == .variant("stm32f407"))
        #expect(scenario.machine?.span.start == SourcePosition(line: 5, column: 12))
        #expect(scenario.limits.time?.value == VirtualDuration(20, .milliseconds))
        #expect(scenario.limits.instructions == 1_000_000)
        #expect(scenario.limits.cycles == 5000)
        #expect(scenario.limits.wallMilliseconds == 1500)
        #expect(scenario.settle?.value == VirtualDuration(100, .instructions))
        #expect(scenario.semihosting?.enabled == true)
        #expect(scenario.semihosting?.folder?.value == "files")
        #expect(scenario.semihosting?.commandLine == "a b")
    }

    @Test("setup is read into registers and memory")
    func setup() throws {
        let setup = try only(Self.example).setup
        #expect(
            setup.registers.map(\.target.value) == [
                RegisterReference(register: "R0"), RegisterReference(register: "CCR", field: "DIV_0_TRP"),
            ])
        #expect(setup.registers[0].value.value.base == .number(0xFFFF_FFFF))
        #expect(setup.memory.map(\.address.value.text) == ["0x2000_0000", "buffer+4", "0x2000_0010", "0x2000_0020"])
        #expect(setup.memory[1].address.value == expression(.symbol("buffer"), 4, "buffer+4"))
        guard case .value(let word, size: 4) = setup.memory[0].content, case .value(let byte, size: 1) = setup.memory[1].content else {
            Issue.record("sizes")
            return
        }
        #expect(word.value.base == .number(0x1234))
        #expect(byte.value.base == .number(0xFF))
        #expect(setup.memory[2].content == .bytes([1, 2, 3]))
        #expect(setup.memory[3].content == .bytes([0x61, 0x62, 0x63]))
    }

    @Test("steps are read with their triggers and verbs")
    func stimuli() throws {
        let steps = try only(Self.example).stimuli
        #expect(steps.count == 8)
        guard case .pc(let address, hit: 2) = steps[0].trigger.value, case .set(let registers) = steps[0].verb.value else {
            Issue.record("step 1")
            return
        }
        #expect(address.value == expression(.symbol("before_svc"), 0, "before_svc"))
        #expect(registers.map(\.target.value.register) == ["PRIMASK", "SP"])
        #expect(registers[1].value.value == expression(.symbol("stack_top"), -8, "stack_top - 8"))
        #expect(steps[1].trigger.value == .start)
        guard case .write(let items) = steps[1].verb.value, case .value(_, size: 2) = items[0].content else {
            Issue.record("step 2")
            return
        }
        #expect(steps[2].trigger.value == .time(VirtualDuration(250, .microseconds)))
        guard case .pend(let svc) = steps[2].verb.value, case .unpend(let irq) = steps[3].verb.value else {
            Issue.record("steps 3 and 4")
            return
        }
        #expect([svc.value, irq.value] == ["SVCall", "IRQ3"])
        #expect(steps[3].trigger.value == .time(VirtualDuration(1200, .cycles)))
        guard case .interrupt(let line) = steps[4].verb.value, case .interrupt(let device) = steps[5].verb.value else {
            Issue.record("steps 5 and 6")
            return
        }
        #expect(line.source.value == .line(38) && line.drive == .pulse)
        #expect(device.source.value == .device("usart2") && device.drive == .high)
        guard case .exception(let name, phase: .return, hit: 3) = steps[5].trigger.value else {
            Issue.record("step 6")
            return
        }
        #expect(name.value == "SVCall")
        #expect(steps[6].name?.value == "typed")
        #expect(steps[6].trigger.value == .time(VirtualDuration(1500, .microseconds)))
        guard case .input(let usart, let bytes) = steps[6].verb.value, case .input(_, let raw) = steps[7].verb.value else {
            Issue.record("steps 7 and 8")
            return
        }
        #expect(usart.value == "usart2")
        #expect(bytes == [0x68, 0x69, 0x0A])
        #expect(raw == [0xFF])
    }

    @Test("expectations are read in all their forms")
    func expect() throws {
        let scenario = try only(Self.example)
        let expect = scenario.expect
        guard case .pc(let done, hit: 1)? = scenario.until?.value else {
            Issue.record("until")
            return
        }
        #expect(done.value.text == "done")
        #expect(expect.outcome?.value == .reached)
        #expect(expect.faults?.value.map(\.value) == ["HardFault"])
        let exceptions = try #require(expect.exceptions?.value)
        #expect(exceptions.mode == .exact)
        #expect(exceptions.entries.map(\.value.enter.value) == ["HardFault", "SysTick"])
        let entry = exceptions.entries[0].value
        #expect(
            [entry.kind?.value, entry.of?.value, entry.from?.value, entry.frameStack?.value] == ["escalated", "SVCall", "Thread", "MSP"])
        #expect(entry.frame.map(\.target.value) == [RegisterReference(register: "PC"), RegisterReference(register: "xPSR", field: "T")])
        #expect(entry.frameAddress != nil && entry.excReturn != nil)
        #expect(
            expect.registers.map { [$0.target.value.register, $0.target.value.field ?? ""].joined(separator: ".") } == [
                "HFSR.", "CFSR.", "SHCSR.", "R1.", "R2.", "R3.", "PC.", "UFSR.DIVBYZERO",
            ])
        guard case .exactly(let forced) = expect.registers[0].value.value, case .exactly(let none) = expect.registers[1].value.value,
            case .bits(let set, let clear) = expect.registers[2].value.value,
            case .masked(let mask, let masked) = expect.registers[3].value.value,
            case .range(let low, let high) = expect.registers[4].value.value,
            case .not(let not) = expect.registers[5].value.value,
            case .oneOf(let either) = expect.registers[6].value.value,
            case .equals(let bit) = expect.registers[7].value.value, case .equals(let equals) = masked.value,
            case .equals(let zero) = not.value
        else {
            Issue.record("registers")
            return
        }
        #expect(forced.map(\.value) == ["FORCED"])
        #expect(none.isEmpty)
        #expect(set.map(\.value) == ["USGFAULTENA"] && clear.map(\.value) == ["SVCALLACT"])
        #expect(mask.value.base == .number(0xFF) && equals.value.base == .number(0x12))
        #expect(low.value.base == .number(0) && high.value.base == .number(10))
        #expect(zero.value.base == .number(0) && bit.value.base == .number(0))
        let alternatives = either.map { if case .equals(let value) = $0.value { value.value.text } else { "" } }
        #expect(alternatives == ["done", "done+2"])
        #expect(expect.memory.count == 2)
        #expect(expect.console.map(\.device?.value) == [nil, "usart2", "usart2", "usart2", "usart2", "usart2"])
        #expect(
            expect.console.map(\.check.value) == [
                .contains("PASS"), .contains("a"), .contains("b"), .excludes("c"), .equals(""), .matches("^a\\d+$"),
            ])
    }
}

import Diagnostics
import ScenarioLanguage
import Testing

@Suite("Values: numbers, symbols, times and sizes")
struct ValueTests {
    @Test(
        "numbers are decimal, 0x, 0o and 0b, with underscores between digits",
        arguments: [
            ("0", 0), ("42", 42), ("+7", 7), ("1_000_000", 1_000_000), ("0x2000_0000", 0x2000_0000), ("0xdeadBEEF", 0xDEAD_BEEF),
            ("0b1010_0101", 0xA5), ("0o17", 15), ("4294967295", 0xFFFF_FFFF), ("-1", 0xFFFF_FFFF), ("-0", 0),
            ("-2147483648", 0x8000_0000), ("\"0x10\"", 16), ("0x20000000+4", 0x2000_0004), ("16 - 4", 12),
        ] as [(String, UInt64)])
    func numbers(text: String, value: UInt64) {
        #expect(Scenario.value(text)?.base == .number(value))
        #expect(Scenario.value(text)?.offset == 0)
    }

    @Test(
        "what is no number of 32 bits and no symbol is refused",
        arguments: [
            "010", "00", "0x", "0b2", "0o8", "1__0", "1_", "_1+", "0x_1", "1.5", "4294967296", "-2147483649", "12ab", "--1", "4-8",
            "99999999999999999999", "0x1_0000_0000_0000_0000", "true", "~", "a b", "a*2", "a+", "\"\"", "[1]", "{}", "{ a: 1 }", "é b",
        ])
    func notNumbers(text: String) {
        #expect(Scenario.value(text) == nil)
    }

    @Test(
        "a symbol stands alone or with an offset",
        arguments: [
            ("main", "main", 0), ("main+4", "main", 4), ("main-2", "main", -2), ("main + 0x10", "main", 16), ("_start", "_start", 0),
            ("$s4main3fooyyF", "$s4main3fooyyF", 0), ("foo.constprop.0", "foo.constprop.0", 0), ("a+1_0", "a", 10), ("no", "no", 0),
            ("größe-4", "größe", -4), ("\"main+4\"", "main", 4),
        ] as [(String, String, Int64)])
    func symbols(text: String, symbol: String, offset: Int64) {
        #expect(Scenario.value(text)?.base == .symbol(symbol))
        #expect(Scenario.value(text)?.offset == offset)
    }

    @Test(
        "times keep their unit, and decimals make it finer",
        arguments: [
            ("250 us", 250, .microseconds), ("250us", 250, .microseconds), ("250 µs", 250, .microseconds), ("1.5 ms", 1500, .microseconds),
            ("0.25 s", 250, .milliseconds), ("1.000001 s", 1_000_001, .microseconds), ("1_000 ns", 1000, .nanoseconds),
            ("1200 cycles", 1200, .cycles), ("1 cycle", 1, .cycles), ("1 instruction", 1, .instructions),
            ("10_000 instructions", 10_000, .instructions), ("0 s", 0, .seconds), ("0.5 us", 500, .nanoseconds),
            ("18446744073 s", 18_446_744_073, .seconds), ("18446744073709551615 cycles", .max, .cycles),
        ] as [(String, UInt64, VirtualDuration.Unit)])
    func times(text: String, count: UInt64, unit: VirtualDuration.Unit) {
        #expect(Scenario.time(text) == VirtualDuration(count, unit))
    }

    @Test(
        "what is no time is refused, a bare number above all",
        arguments: [
            "250", "0", "1.5", "us", "1 min", "1.5 cycles", "0.1 ns", "1.0001 us", "-1 us", "0x10 us", "01 us", "1. us", ".5 us",
            "1..5 us", "18446744074 s", "18446744073709551616 cycles", "99999999999999999999 us", "[1 us]", "1 us us", "1 KiB",
        ])
    func notTimes(text: String) {
        #expect(Scenario.time(text) == nil)
    }

    @Test(
        "sizes take KiB and MiB, frequencies kHz and MHz",
        arguments: [("1024", 1024), ("0x400", 1024), ("128 KiB", 131_072), ("1 MiB", 1_048_576), ("4GiB", 4_294_967_296), ("12 B", 12)]
            as [(String, UInt64)])
    func sizes(text: String, size: UInt64) {
        let file = "machine: m\nmemory: { ram: { size: \(text) } }"
        #expect(MachineReader.read(text: file, path: "m.yaml").0?.memory.first?.value.size?.value == size)
    }

    @Test("what is no size is refused", arguments: ["0", "1 KB", "1 kib", "1.5 KiB", "KiB", "-1", "5 GiB", "99999999999999999999", "1 us"])
    func notSizes(text: String) {
        let file = "machine: m\nmemory: { ram: { size: \(text) } }"
        #expect(MachineReader.read(text: file, path: "m.yaml").0 == nil)
    }

    @Test(
        "frequencies",
        arguments: [("25000000", 25_000_000), ("168 MHz", 168_000_000), ("32.768 kHz", 32768), ("1 Hz", 1), ("0.5 MHz", 500_000)]
            as [(String, UInt64)])
    func frequencies(text: String, hertz: UInt64) {
        #expect(MachineReader.read(text: "machine: m\nclock: \(text)", path: "m.yaml").0?.clockHz?.value == hertz)
    }

    @Test("what is no frequency is refused", arguments: ["0 Hz", "1 mhz", "1.5 Hz", "MHz", "-1 Hz", "11 GHz", "1.2345 kHz"])
    func notFrequencies(text: String) {
        #expect(MachineReader.read(text: "machine: m\nclock: \(text)", path: "m.yaml").0 == nil)
    }

    @Test(
        "exceptions have the manual's names, in any case, and the usual aliases",
        arguments: [
            ("svc", "SVCall"), ("SVCALL", "SVCall"), ("MemoryManagement", "MemManage"), ("memmanage", "MemManage"),
            ("NonMaskableInt", "NMI"),
            ("irq0", "IRQ0"), ("IRQ 239", "IRQ239"), ("Interrupt 7", "IRQ7"), ("pendsv", "PendSV"), ("SysTick", "SysTick"),
            ("HARDFAULT", "HardFault"),
        ])
    func exceptions(text: String, name: String) {
        guard case .pend(let exception)? = Scenario.read("stimuli: [{ at: start, pend: \(text) }]")?.stimuli.first?.verb.value else {
            Issue.record("\(text) is not read")
            return
        }
        #expect(exception.value == name)
    }

    @Test(
        "what is no exception to pend is refused",
        arguments: ["Thread", "Reset", "IRQ240", "IRQ", "IRQ-1", "IRQ 0x1", "IRQ1_0_", "3", "Fault", "~", "[NMI]"])
    func notExceptions(text: String) {
        #expect(Scenario.read("stimuli: [{ at: start, pend: \(text) }]") == nil)
    }

    @Test(
        "outcomes in all their spellings",
        arguments: [
            ("exit", .exit(code: 0)), ("exit 3", .exit(code: 3)), ("exit 0x10", .exit(code: 16)), ("{ exit: 3 }", .exit(code: 3)),
            ("{ exit: -1 }", .exit(code: -1)), ("exit -2147483648", .exit(code: -2_147_483_648)), ("lockup", .lockup), ("reset", .reset),
            ("asleep", .asleep), ("limit", .limit),
        ] as [(String, OutcomeExpectation)])
    func outcomes(text: String, outcome: OutcomeExpectation) {
        #expect(Scenario.read("", expect: "{ outcome: \(text) }")?.expect.outcome?.value == outcome)
    }

    @Test(
        "what is no outcome is refused",
        arguments: [
            "exits", "exit  three", "exit 1 2", "{ exit: 1, lockup: 2 }", "{}", "{ exit: }", "halted", "Lockup", "{ exit: 2147483648 }",
            "[exit]", "~",
        ])
    func notOutcomes(text: String) {
        #expect(Scenario.read("", expect: "{ outcome: \(text) }") == nil)
    }

    @Test("a negative value wraps in the width of its target")
    func negative() {
        let scenario = Scenario.read("setup: { registers: { BASEPRI: -16 }, memory: { 0x0: { size: 2, value: -2 } } }")
        #expect(scenario?.setup.registers.first?.value.value.base == .number(0xF0))
        guard case .value(let value, size: 2)? = scenario?.setup.memory.first?.content else {
            Issue.record("memory")
            return
        }
        #expect(value.value.base == .number(0xFFFE))
    }
}

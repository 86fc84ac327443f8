import CortexM
import Diagnostics
import ScenarioHarness
import ScenarioLanguage
import Testing

@Suite("MachineResolver")
struct MachineResolverTests {
    /// Resolves a machine file given as text; `files` are what `extends` can find.
    static func resolve(_ text: String, files: [String: String] = [:]) -> (MachineConfiguration?, [Diagnostic]) {
        let (description, found) = MachineReader.read(text: text, path: "test.yaml")
        var resolver = MachineResolver { reference in
            guard let text = files[reference.value] else {
                return .failure(Diagnostic(.unknownMachine, "no file \(reference.value)", at: reference.span))
            }
            return .success((reference.value, text))
        }
        guard let description else { return (nil, found) }
        let machine = resolver.resolve(description)
        return (machine?.configuration, found + resolver.diagnostics)
    }

    @Test("a line has one driver, and beside it those that share it")
    func sharedInterrupts() {
        func codes(_ first: String, _ second: String) -> [Int] {
            let text = """
                machine: m
                extends: cortex-m3
                devices:
                  a: { kind: pl011, at: 0x40000000, irq: 4\(first) }
                  b: { kind: pl011, at: 0x40001000, irq: 4\(second) }
                """
            return Self.resolve(text).1.map(\.code.number)
        }
        #expect(codes("", "") == [2017])
        #expect(codes(", shares_irq: true", "") == [])
        #expect(codes("", ", shares_irq: true") == [])
        #expect(codes(", shares_irq: true", ", shares_irq: true") == [])
        #expect(codes("", ", shares_irq: false") == [2017])
    }

    @Test("'nmi' is the line of NMI, which has one driver too")
    func nonMaskable() {
        func resolved(_ second: String) -> (MachineConfiguration?, [Diagnostic]) {
            Self.resolve(
                """
                machine: m
                extends: cortex-m0
                devices:
                  a: { kind: pl011, at: 0x40000000, irq: nmi }
                  b: { kind: pl011, at: 0x40001000, irq: [\(second)] }
                """)
        }
        #expect(resolved("3").0?.devices.map(\.interrupts) == [[-14], [3]])
        #expect(resolved("nmi").1.map(\.code.number) == [2017])
    }

    @Test("an overlay changes what it names and leaves the rest")
    func overlay() throws {
        let (machine, diagnostics) = Self.resolve(
            """
            machine: board
            extends: stm32f407
            clock: 16 MHz
            priority_bits: 3
            memory:
              sram: { size: 64 KiB }
              extra: { kind: ram, at: 0x6000_0000, size: 4 KiB }
            devices:
              usart2: { clock_divider: 1, irq: 81 }
              rcc: { registers: { PLLCFGR: { at: 0x04, reset: 0x1234 } } }
            """)
        #expect(diagnostics.isEmpty)
        let board = try #require(machine)
        let part = try #require(MachineLibraryTests.resolve("stm32f407").0).configuration
        #expect(board.name == "board")
        #expect(board.clockHz == 16_000_000)
        #expect(board.core.priorityBits == 3)
        #expect(board.core.interruptCount == 82)
        #expect(board.core.sysTickReferenceDivider == 8)
        #expect(board.regions.first { $0.name == "sram" }?.size == 64 << 10)
        #expect(board.regions.map(\.name) == part.regions.map(\.name) + ["extra"])
        #expect(board.devices.map(\.name) == part.devices.map(\.name))
        #expect(board.devices.first { $0.name == "usart2" }?.interrupts == [81])
        #expect(board.devices.first { $0.name == "usart2" }?.base == 0x4000_4400)
        let rcc = try #require(board.devices.first { $0.name == "rcc" }?.device)
        let context = DeviceContext(now: 0, clockHz: 1)
        #expect(rcc.peek(0x04, size: .word, context) == 0x1234)
        #expect(rcc.peek(0x00, size: .word, context) == 0x83)
    }

    @Test("a write buffer merges key by key, can be left out, and comes back with another core")
    func writeBuffer() throws {
        let base = "machine: base\nextends: cortex-m4\nwrite_buffer: { delay: 7 }\nsystick_in_deep_sleep: false\n"
        func buffer(_ text: String) throws -> WriteBuffer? {
            let (machine, diagnostics) = Self.resolve("machine: board\nextends: base.yaml\n" + text, files: ["base.yaml": base])
            #expect(diagnostics.isEmpty)
            let core = try #require(machine).core
            #expect(core.sysTickRunsInDeepSleep == false)
            return core.memorySystem.writeBuffer
        }
        #expect(try buffer("") == WriteBuffer(delay: 7, entries: 1))
        #expect(try buffer("write_buffer: { entries: 3 }\n") == WriteBuffer(delay: 7, entries: 3))
        #expect(try buffer("write_buffer: none\n") == nil)
        #expect(try buffer("core: cortex-m7\n") == CoreConfiguration.cortexM7.memorySystem.writeBuffer)
    }

    @Test("an overlay with another core takes that core's own options")
    func otherCore() throws {
        let (machine, diagnostics) = Self.resolve("machine: small\nextends: mps2-an385\ncore: cortex-m0plus\n")
        #expect(diagnostics.isEmpty)
        let core = try #require(machine).core
        #expect(core.name == "cortex-m0plus")
        #expect(core.priorityBits == 2)
        #expect(core.interruptCount == 32)
        #expect(!core.hasBitBand)
    }

    @Test("another kind of region or device is another one")
    func otherKind() throws {
        let (machine, diagnostics) = Self.resolve(
            """
            machine: other
            extends: mps2-an385
            memory:
              ssram1: { kind: flash, at: 0, size: 4 MiB, write: ignored }
            devices:
              uart0: { kind: pl011, at: 0x4000_4000, irq: 0 }
            """)
        #expect(diagnostics.isEmpty)
        let configuration = try #require(machine)
        #expect(configuration.regions.first { $0.name == "ssram1" }?.kind == .flash(write: .ignored))
        #expect(configuration.devices.first { $0.name == "uart0" }?.interrupts == [0])
        #expect(configuration.devices.first { $0.name == "uart0" }?.device is PL011)
    }

    @Test("a machine extends a file that extends a machine of the library")
    func files() throws {
        let (machine, diagnostics) = Self.resolve(
            "machine: c\nextends: ./b.yaml\nclock: 1 MHz\n",
            files: ["./b.yaml": "machine: b\nextends: cortex-m7\nclock: 2 MHz\npriority_bits: 5\n"])
        #expect(diagnostics.isEmpty)
        #expect(machine?.name == "c")
        #expect(machine?.clockHz == 1_000_000)
        #expect(machine?.core.priorityBits == 5)
        #expect(machine?.core.name == "cortex-m7")
    }

    @Test("two files that extend each other are told as a circle")
    func circle() {
        let (machine, diagnostics) = Self.resolve(
            "machine: a\nextends: ./b.yaml\n",
            files: ["./b.yaml": "machine: b\nextends: ./c.yaml\n", "./c.yaml": "machine: c\nextends: ./b.yaml\n"])
        #expect(machine == nil)
        #expect(diagnostics.map(\.code.number) == [2002])
        #expect(diagnostics.first?.span?.file == "./c.yaml")
    }

    @Test("a file that cannot be read gives the reader's diagnostic, and a bad one its own")
    func badFiles() {
        #expect(Self.resolve("machine: a\nextends: ./none.yaml\n").1.map(\.message) == ["no file ./none.yaml"])
        let (machine, diagnostics) = Self.resolve("machine: a\nextends: ./b.yaml\n", files: ["./b.yaml": "machine: [1\n"])
        #expect(machine == nil)
        #expect(!diagnostics.isEmpty)
    }

    @Test("a file with a mistake gives no machine, however often it is named, and all its mistakes at once, in order")
    func partly() {
        var resolver = MachineResolver {
            .success(
                (
                    $0.value,
                    "machine: mine\nextends: cortex-m3\npriority_bits: 9\nmemory: { more: { kind: ram, at: 0x2000_0000, size: 4 KiB } }\n"
                ))
        }
        #expect(resolver.resolve(Located(.file("mine"), at: MachineLibraryTests.span)) == nil)
        #expect(resolver.diagnostics.map(\.code.number) == [206, 2009])
        #expect(resolver.resolve(Located(.file("mine"), at: MachineLibraryTests.span)) == nil)
        #expect(resolver.diagnostics.count == 2)
    }

    @Test("what does not fit a machine of the library is a mistake of the line that changes it")
    func atFault() {
        let diagnostics = Self.resolve("machine: a\nextends: stm32f407\ndevices: { usart2: { irq: 39 } }\n").1
        #expect(diagnostics.map(\.code.number) == [2017])
        #expect(diagnostics.first?.span?.start == SourcePosition(line: 3, column: 27))
    }

    @Test("the alias shorthand makes a second region of the same bytes")
    func shorthand() throws {
        let (machine, diagnostics) = Self.resolve(
            "machine: a\nextends: cortex-m4\nmemory: { more: { kind: ram, at: 0x3000_0000, size: 4 KiB, alias: 0x3100_0000 } }\n")
        #expect(diagnostics == [])
        let alias = try #require(machine?.regions.first { $0.base == 0x3100_0000 })
        #expect(alias.kind == .alias(of: "more"))
        #expect(alias.size == 4096)
    }

    @Test("what a scenario names is resolved the same way: by name, by file, as an overlay")
    func references() {
        let span = MachineLibraryTests.span
        var resolver = MachineResolver { .success(($0.value, "machine: mine\nextends: cortex-m3\n")) }
        var overlay = MachineDescription(span: span)
        overlay.extends = Located("cortex-m4", at: span)
        overlay.clockHz = Located(8_000_000, at: span)
        #expect(resolver.resolve(Located(.variant("cortex-m0"), at: span))?.name == "cortex-m0")
        #expect(resolver.resolve(Located(.file("mine"), at: span))?.name == "mine")
        let machine = resolver.resolve(Located(.overlay(overlay), at: span))
        #expect(machine?.name == "cortex-m4")
        #expect(machine?.configuration.clockHz == 8_000_000)
        #expect(resolver.resolve(Located(.variant("cortex-m9"), at: span)) == nil)
        #expect(resolver.diagnostics.map(\.code.number) == [2001])
    }

    @Test("bits mirror others by name, by number, inverted and from another register")
    func mirrors() throws {
        let (machine, diagnostics) = Self.resolve(
            """
            machine: m
            extends: cortex-m3
            devices:
              d:
                kind: registers
                at: 0x4000_0000
                registers:
                  CR: { at: 0, reset: 0x1, bits: { ON: 0, READY: 1, SW: "5:4", SWS: "7:6" }, mirrors: { READY: ON, SWS: SW, 8: "!ON" } }
                  SR: { at: 4, write: 0xF0, clears: 0x0F, reset: 0x3, bits: { UP: 31 }, mirrors: { UP: CR.ON } }
            """)
        #expect(diagnostics.isEmpty)
        var device = try #require(machine?.devices.first?.device)
        var context = DeviceContext(now: 0, clockHz: 1)
        #expect(device.read(0, size: .word, &context) == 0x3)
        #expect(device.read(4, size: .word, &context) == 0x8000_0003)
        device.write(0, size: .word, value: 0x20, &context)
        #expect(device.read(0, size: .word, &context) == 0x1A0)
        #expect(device.read(4, size: .word, &context) == 3)
        device.write(4, size: .word, value: 0xF1, &context)
        #expect(device.read(4, size: .word, &context) == 0xF2)
        device.write(0x20, size: .halfword, value: 0xBEEF, &context)
        #expect(device.read(0x20, size: .word, &context) == 0xBEEF)
        device.reset(.system)
        #expect(device.read(0, size: .word, &context) == 0x3)
        #expect(device.read(0x20, size: .word, &context) == 0)
    }
}

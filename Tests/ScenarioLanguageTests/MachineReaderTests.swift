import Diagnostics
import ScenarioLanguage
import Testing

@Suite("MachineReader: machines as data")
struct MachineReaderTests {
    static let example = """
        machine: stm32f407
        summary: STM32F407, as on the Discovery board
        core: cortex-m4f
        priority_bits: 4
        interrupts: 82
        mpu_regions: 8
        clock: 168 MHz
        vtor: 0x0
        bit_band: true
        memory:
          flash: { kind: flash, at: 0x0800_0000, size: 1 MiB, alias: 0x0000_0000, write: fault }
          sram:  { kind: ram,   at: 0x2000_0000, size: 128 KiB, executable: true }
          boot:  { kind: alias, at: 0x1000_0000, size: 0x400, of: sram }
        devices:
          usart2: { kind: stm32.usart, at: 0x4000_4400, irq: 38 }
          dma: { kind: stm32.dma, at: 0x4002_6000, size: 0x400, irq: [11, 12] }
          rcc:    { kind: registers, at: 0x4002_3800, registers: { CR: { at: 0x00, reset: 0x83, mirrors: { HSERDY: HSEON, PLLRDY: PLLON } } } }
        """

    private func messages(_ text: String) -> [String] {
        MachineReader.read(text: text, path: "m.yaml").1.map {
            "\($0.span?.start.line ?? 0):\($0.span?.start.column ?? 0) \($0.code) \($0.message)"
        }
    }

    @Test("a machine file is read into its description, every value with its place")
    func whole() throws {
        let (machine, diagnostics) = MachineReader.read(text: Self.example, path: "m.yaml")
        #expect(diagnostics.isEmpty)
        let read = try #require(machine)
        #expect(read.name?.value == "stm32f407")
        #expect(read.core?.value == "cortex-m4f")
        #expect(read.priorityBits?.value == 4)
        #expect(read.interrupts?.value == 82)
        #expect(read.mpuRegions?.value == 8)
        #expect(read.clockHz?.value == 168_000_000)
        #expect(read.vtorReset?.value == 0)
        #expect(read.bitBand?.value == true)
        #expect(read.memory.map(\.value.name.value) == ["flash", "sram", "boot"])
        #expect(read.memory[0].value.at?.value == 0x0800_0000)
        #expect(read.memory[0].value.size?.value == 1 << 20)
        #expect(read.memory[0].value.alias?.value == 0)
        #expect(read.memory[0].value.write?.value == "fault")
        #expect(read.memory[1].value.executable?.value == true)
        #expect(read.memory[2].value.of?.value == "sram")
        #expect(read.devices.map(\.value.name.value) == ["usart2", "dma", "rcc"])
        #expect(read.devices[0].value.irqs?.map(\.value) == [38])
        #expect(read.devices[1].value.irqs?.map(\.value) == [11, 12])
        #expect(read.devices[1].value.size?.value == 0x400)
        let registers = try #require(read.devices[2].value.parameters.first)
        #expect(registers.key.value == "registers")
        #expect(registers.key.span.start == SourcePosition(line: 17, column: 47))
        guard case .map(let entries, _) = registers.value, case .map(let fields, _) = entries[0].value else {
            Issue.record("registers is to be a tree")
            return
        }
        #expect(fields.map(\.key.value) == ["at", "reset", "mirrors"])
        #expect(read.memory[0].value.at?.span.start == SourcePosition(line: 11, column: 29))
    }

    @Test("an overlay file says what it changes")
    func extends() throws {
        let (machine, _) = MachineReader.read(text: "machine: mine\nextends: stm32f407\npriority_bits: 3\n", path: "m.yaml")
        #expect(machine?.extends?.value == "stm32f407")
        #expect(machine?.extends?.span.start == SourcePosition(line: 2, column: 10))
    }

    @Test("all mistakes of a file are reported at once, each at its own place")
    func mistakes() {
        let text = """
            machine: Mine!
            variant: x
            core:
            priority_bits: 9
            clock: 168 MHZ
            bit_band: no
            memory:
              flash: { kind: rom, at: 0x1_0000_0000, size: 1 MB, wrote: fault }
              ram: 3
            devices: [a]
            """
        #expect(
            messages(text) == [
                "1:10 FL0211 'machine' is to be of lower-case letters, digits, '.', '_' and '-', but is 'Mine!'",
                "2:1 FL0101 a machine file has no key 'variant'",
                "3:1 FL0105 'core' has no value",
                "4:16 FL0206 'priority_bits' is out of range: 9",
                "5:8 FL0205 'clock' is to be a frequency, but is '168 MHZ'",
                "6:11 FL0216 'bit_band' is to be true or false, but is 'no'",
                "8:18 FL0210 'kind' cannot be 'rom'",
                "8:27 FL0206 'at' is out of range: 0x1_0000_0000",
                "8:48 FL0212 'size' is to be a size, but is '1 MB'",
                "8:54 FL0101 a memory region has no key 'wrote'",
                "9:8 FL0103 a memory region is to be a mapping, but is '3'",
                "10:10 FL0103 'devices' is to be a mapping, but is a list",
            ])
        #expect(MachineReader.read(text: text, path: "m.yaml").0 == nil)
    }

    @Test("a file without a name, an empty file and a list are refused")
    func refused() {
        #expect(messages("core: cortex-m3") == ["1:1 FL0102 a machine file needs the key 'machine'"])
        #expect(messages("") == ["1:1 FL0004 the file holds no YAML document"])
        #expect(messages("- a") == ["1:1 FL0103 a machine file is to be a mapping, but is a list"])
    }
}

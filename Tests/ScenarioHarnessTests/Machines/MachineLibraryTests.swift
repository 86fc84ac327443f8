import ArmMProfile
import CortexM
import Diagnostics
import Foundation
import ScenarioHarness
import ScenarioLanguage
import Testing

@Suite("Machines of the library")
struct MachineLibraryTests {
    static let span = SourceSpan(file: "test", start: SourcePosition(line: 1, column: 1), end: SourcePosition(line: 1, column: 2))

    static func resolve(_ name: String) -> (ResolvedMachine?, [Diagnostic]) {
        var resolver = MachineResolver { .failure(Diagnostic(.unknownMachine, "no files here", at: $0.span)) }
        return (resolver.resolve(named: name, at: span), resolver.diagnostics)
    }

    /// What the manuals say about a part.
    struct Facts: Sendable, CustomTestStringConvertible {
        var name: String
        var core: String
        var architecture: ArchitectureVersion
        var priorityBits: Int
        var interrupts: Int
        var mpuRegions: Int
        var bitBand: Bool
        var flash: UInt64
        var ram: UInt64
        var uarts: [String] = []

        var testDescription: String { name }
    }

    static let facts =
        [
            Facts(
                name: "mps2-an385", core: "cortex-m3", architecture: .armv7M, priorityBits: 3, interrupts: 32, mpuRegions: 8,
                bitBand: true, flash: 0, ram: 24 << 20 | 16 << 10, uarts: ["uart0", "uart1", "uart2", "uart3", "uart4"]),
            Facts(
                name: "mps2-an386", core: "cortex-m4f", architecture: .armv7EM, priorityBits: 3, interrupts: 32, mpuRegions: 8,
                bitBand: true, flash: 0, ram: 24 << 20 | 16 << 10, uarts: ["uart0", "uart1", "uart2", "uart3", "uart4"]),
            Facts(
                name: "mps2-an500", core: "cortex-m7", architecture: .armv7EM, priorityBits: 3, interrupts: 32, mpuRegions: 8,
                bitBand: false, flash: 0, ram: 24 << 20, uarts: ["uart0", "uart1", "uart2", "uart3", "uart4"]),
            Facts(
                name: "nrf51822", core: "cortex-m0", architecture: .armv6M, priorityBits: 2, interrupts: 32, mpuRegions: 0,
                bitBand: false, flash: 256 << 10 | 0x100, ram: 16 << 10, uarts: ["uart0"]),
            Facts(
                name: "nrf52833", core: "cortex-m4f", architecture: .armv7EM, priorityBits: 3, interrupts: 48, mpuRegions: 8,
                bitBand: false, flash: 516 << 10, ram: 128 << 10, uarts: ["uart0", "uart1"]),
            Facts(
                name: "lm3s6965evb", core: "cortex-m3", architecture: .armv7M, priorityBits: 3, interrupts: 44, mpuRegions: 8,
                bitBand: true, flash: 256 << 10, ram: 64 << 10, uarts: ["uart0", "uart1", "uart2"]),
            Facts(
                name: "stm32f103", core: "cortex-m3", architecture: .armv7M, priorityBits: 4, interrupts: 43, mpuRegions: 0,
                bitBand: true, flash: 128 << 10 + 0x7E0 + 16, ram: 20 << 10, uarts: ["usart1", "usart2", "usart3"]),
            Facts(
                name: "stm32f407", core: "cortex-m4f", architecture: .armv7EM, priorityBits: 4, interrupts: 82, mpuRegions: 8,
                bitBand: true, flash: 1 << 20 + 30 << 10 + 528 + 16, ram: 196 << 10,
                uarts: ["usart1", "usart2", "usart3", "uart4", "uart5", "usart6"]),
            Facts(
                name: "stm32f429", core: "cortex-m4f", architecture: .armv7EM, priorityBits: 4, interrupts: 91, mpuRegions: 8,
                bitBand: true, flash: 2 << 20 + 30 << 10 + 528 + 16 + 16, ram: 260 << 10,
                uarts: ["usart1", "usart2", "usart3", "uart4", "uart5", "usart6", "uart7", "uart8"]),
            Facts(
                name: "stm32l476", core: "cortex-m4f", architecture: .armv7EM, priorityBits: 4, interrupts: 82, mpuRegions: 8,
                bitBand: true, flash: 1 << 20 + 28 << 10 + 1 << 10 + 2 * 40, ram: 128 << 10,
                uarts: ["usart1", "usart2", "usart3", "uart4", "uart5", "lpuart1"]),
        ]
        + [("lpc4330", 264 as UInt64), ("lpc4370", 282)].map {
            Facts(
                name: $0.0, core: "cortex-m4f", architecture: .armv7EM, priorityBits: 3, interrupts: 53, mpuRegions: 8,
                bitBand: true, flash: 0, ram: $0.1 << 10, uarts: ["usart0", "uart1", "usart2", "usart3"])
        }
        + ["stm32h743", "stm32h753"].map {
            Facts(
                name: $0, core: "cortex-m7", architecture: .armv7EM, priorityBits: 4, interrupts: 150, mpuRegions: 16,
                bitBand: false, flash: 2 << 20 + 0x1_E800, ram: (64 + 128 + 512 + 288 + 64 + 4) << 10,
                uarts: ["usart1", "usart2", "usart3", "uart4", "uart5", "usart6", "uart7", "uart8", "lpuart1"])
        } + cores

    private static let cores = [
        Facts(
            name: "cortex-m0", core: "cortex-m0", architecture: .armv6M, priorityBits: 2, interrupts: 32, mpuRegions: 0,
            bitBand: false, flash: 1 << 20, ram: 256 << 10),
        Facts(
            name: "cortex-m0plus", core: "cortex-m0plus", architecture: .armv6M, priorityBits: 2, interrupts: 32, mpuRegions: 8,
            bitBand: false, flash: 1 << 20, ram: 256 << 10),
        Facts(
            name: "cortex-m3", core: "cortex-m3", architecture: .armv7M, priorityBits: 3, interrupts: 240, mpuRegions: 8,
            bitBand: true, flash: 1 << 20, ram: 256 << 10),
        Facts(
            name: "cortex-m4", core: "cortex-m4", architecture: .armv7EM, priorityBits: 3, interrupts: 240, mpuRegions: 8,
            bitBand: true, flash: 1 << 20, ram: 256 << 10),
        Facts(
            name: "cortex-m4f", core: "cortex-m4f", architecture: .armv7EM, priorityBits: 3, interrupts: 240, mpuRegions: 8,
            bitBand: true, flash: 1 << 20, ram: 256 << 10),
        Facts(
            name: "cortex-m7", core: "cortex-m7", architecture: .armv7EM, priorityBits: 3, interrupts: 240, mpuRegions: 8,
            bitBand: false, flash: 1 << 20, ram: 256 << 10),
    ]

    @Test("are those of the list, and each has facts here")
    func names() {
        #expect(MachineLibrary.names.sorted() == Self.facts.map(\.name).sorted())
        #expect(MachineLibrary.names.allSatisfy { MachineLibrary.source(named: $0) != nil })
        #expect(MachineLibrary.source(named: "stm32f417") == nil)
    }

    /// The priority bits are `__NVIC_PRIO_BITS` of the vendors' CMSIS headers.
    @Test("2.4: resolve without a word, and have what the part has", arguments: facts)
    func resolves(facts: Facts) throws {
        let (machine, diagnostics) = Self.resolve(facts.name)
        #expect(diagnostics.isEmpty)
        let configuration = try #require(machine).configuration
        #expect(machine?.summary?.hasSuffix(".") == true)
        #expect(configuration.name == facts.name)
        #expect(configuration.core.name == facts.core)
        #expect(configuration.core.architecture == facts.architecture)
        #expect(configuration.core.priorityBits == facts.priorityBits)
        #expect(configuration.core.interruptCount == facts.interrupts)
        #expect(configuration.core.mpuRegions == facts.mpuRegions)
        #expect(configuration.core.hasBitBand == facts.bitBand)
        #expect((8_000_000...500_000_000).contains(configuration.clockHz))
        var flash: UInt64 = 0
        var ram: UInt64 = 0
        for region in configuration.regions {
            switch region.kind {
            case .flash: flash += region.size
            case .ram: ram += region.size
            case .alias, .storage, .window: break
            }
        }
        #expect(flash == facts.flash)
        #expect(ram == facts.ram)
        #expect(configuration.devices.filter(\.device.hasConsole).map(\.name) == facts.uarts)
        // Vectors are read from somewhere that can be executed.
        #expect(configuration.regions.contains { $0.base == configuration.core.vtorReset && $0.executable })
    }

    /// As debug servers print the revision ("Cortex-M3 r1p1 processor detected"), and for nRF51 and the boards the cores' TRMs.
    static let revisions: [(name: String, cpuid: UInt32)] = [
        ("stm32f103", 0x411F_C231), ("stm32f407", 0x410F_C241), ("stm32f429", 0x410F_C241), ("stm32l476", 0x410F_C241),
        ("stm32h743", 0x411F_C271), ("stm32h753", 0x411F_C271), ("lpc4330", 0x410F_C241), ("lpc4370", 0x410F_C241),
        ("nrf51822", 0x410C_C200), ("nrf52833", 0x410F_C241), ("mps2-an385", 0x412F_C231), ("mps2-an386", 0x410F_C241),
    ]

    @Test("CPUID is that of the part, and a Cortex-M3 before r2p0 comes out of reset with STKALIGN clear", arguments: revisions)
    func revision(name: String, cpuid: UInt32) throws {
        let core = try #require(Self.resolve(name).0).configuration.core
        #expect(core.cpuid == cpuid)
        #expect(core.stackAlignReset == (name != "stm32f103"))
    }

    /// Devices of which a part has memory or nothing: packet memory, and interrupts that are pended in the interrupt controller.
    static let nameless = ["usb_sram", "swi"]

    @Test("the registers of each device have names, so that what firmware uses of it is reported by name", arguments: MachineLibrary.names)
    func registerNames(name: String) throws {
        for device in try #require(Self.resolve(name).0).configuration.devices where !Self.nameless.contains(device.name) {
            let rows = try #require(device.device as? any RegisterDevice).registers.table.rows
            #expect(!rows.isEmpty, "\(device.name)")
            #expect(rows.allSatisfy { $0.offset < device.size }, "\(device.name)")
        }
    }

    @Test("the file of a machine names it, and the built-in text is that of the file", arguments: MachineLibrary.names)
    func embedded(name: String) throws {
        let source = try #require(MachineLibrary.source(named: name))
        let file = MachineGoldenTests.root.appending(path: "Sources/ScenarioHarness/Machines/\(name).yaml")
        #expect(try String(contentsOf: file, encoding: .utf8) == source.text)
        let (description, diagnostics) = MachineReader.read(text: source.text, path: source.path)
        #expect(diagnostics.isEmpty)
        #expect(description?.name?.value == name)
    }
}

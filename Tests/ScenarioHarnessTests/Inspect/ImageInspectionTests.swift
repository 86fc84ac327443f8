import CortexM
import Diagnostics
import Firmware
import Foundation
import ScenarioHarness
import Testing

/// Images with one thing wrong each, and what is printed about it: fixtures/diagnostics/inspect.
/// `FAULTLINE_UPDATE_GOLDENS=1` writes the texts.
enum InspectionGolden {
    static let folder = Repository.path("fixtures/diagnostics/inspect")

    struct Sample: Sendable, CustomStringConvertible {
        var name: String
        var machine = "cortex-m3"
        var segments: [Segment]
        var symbols: [SymbolTable.Symbol] = []
        var copies: [CopiedPart] = []

        var description: String { name }
    }

    private static func words(_ words: [UInt32]) -> [UInt8] {
        words.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) } }
    }

    /// A table whose exceptions all lead to 0x101, but for those given, and code after it.
    private static func table(
        sp: UInt32 = 0x2000_1000, _ others: [Int: UInt32] = [:], base: UInt32 = 0, code: [UInt16] = [0xE7FE, 0xBF00]
    ) -> [Segment] {
        let vectors = (1..<64).map { others[$0] ?? 0x101 &+ base }
        let halves = code.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
        return [Segment(address: base, bytes: words([sp] + vectors) + halves)]
    }

    private static func function(_ name: String, _ address: UInt32, _ size: UInt32) -> SymbolTable.Symbol {
        .init(name: name, address: address, size: size, kind: .function)
    }

    static let samples: [Sample] = [
        Sample(name: "FL1004-outside-memory", segments: table() + [Segment(address: 0x9000_0000, bytes: [1, 2])]),
        Sample(name: "FL1101-no-table", segments: [Segment(address: 0x1000, bytes: [0, 0xBF])]),
        Sample(name: "FL1102-not-in-ram", segments: table(sp: 0x0000_1000)),
        Sample(name: "FL1102-unaligned", segments: table(sp: 0x2000_0FFC)),
        Sample(name: "FL1103-even-reset", segments: table([1: 0x100, 3: 0x102])),
        Sample(name: "FL1104-outside-code", segments: table([1: 0xFFFF_FFFF, 5: 0x0000_8001])),
        Sample(name: "FL1105-missing", segments: table([3: 0, 11: 0, 16: 0, 17: 0, 18: 0, 20: 0])),
        Sample(
            name: "FL1106-not-at-function", segments: table([2: 0x103, 3: 0x105], code: [0xE7FE, 0xBF00, 0xE7FE]),
            symbols: [function("Reset_Handler", 0x100, 4)]),
        Sample(
            name: "FL1107-shared", segments: table([1: 0x103]),
            symbols: [function("Default_Handler", 0x100, 2), function("Reset_Handler", 0x102, 2)]),
        Sample(
            name: "FL1108-misaligned", segments: table(),
            symbols: [
                function("Reset_Handler", 0x100, 4), .init(name: "g_pfnVectors", address: 0x0880, size: 0x188, kind: .object),
            ]),
        Sample(
            name: "FL1109-absent", machine: "cortex-m0", segments: table(code: [0xFB90, 0xF0F1, 0xEE30, 0x0A20, 0xB100, 0x4770]),
            symbols: [function("filter", 0x100, 12)]),
        Sample(
            name: "FL1110-undefined", segments: table(code: [0xE801, 0x0000, 0xDE00, 0x4770]),
            symbols: [function("odd", 0x100, 8)]),
        Sample(
            name: "FL1111-overlap", segments: table(),
            symbols: [
                function("Reset_Handler", 0x100, 4), .init(name: "_Min_Stack_Size", address: 0x800, size: 0, kind: .absolute),
                .init(name: "_ebss", address: 0x2000_0900, size: 0, kind: .label),
            ]),
    ]

    /// A HardFault handler in RAM, where start-up code copies it, or not.
    static func handlerInRAM(isCopied: Bool) -> Sample {
        Sample(
            name: "copied", segments: table([3: 0x2000_0101]),
            copies: isCopied ? [CopiedPart(address: 0x2000_0100, source: 0x100, count: 4)] : [])
    }

    static func inspect(_ sample: Sample) throws -> ImageInspection {
        let machine = try #require(MachineLibrary.machine(named: sample.machine))
        var image = FirmwareImage(format: .elf, segments: sample.segments, symbols: SymbolTable(sample.symbols), entry: nil)
        image.copies = sample.copies
        let images = ImageSet(index: 0, images: [LoadedImage(path: "sample.elf", hash: "", image: image)])
        return ImageInspection(InspectionSubject(images: images, machine: machine.configuration))
    }

    static func render(_ sample: Sample) throws -> String {
        let renderer = DiagnosticRenderer(sources: SourceTexts())
        return try inspect(sample).findings.map { renderer.render($0) + "\n" }.joined(separator: "\n")
    }
}

@Suite("What an inspection finds")
struct ImageInspectionTests {
    @Test("each thing that is wrong is printed as its golden file says", arguments: InspectionGolden.samples)
    func golden(sample: InspectionGolden.Sample) throws {
        let rendered = try InspectionGolden.render(sample)
        let file = URL(fileURLWithPath: InspectionGolden.folder + "/\(sample.name).txt")
        if ProcessInfo.processInfo.environment["FAULTLINE_UPDATE_GOLDENS"] == "1" { try Data(rendered.utf8).write(to: file) }
        #expect(rendered == (try? String(contentsOf: file, encoding: .utf8)))
        #expect(rendered.contains("[\(sample.name.prefix(6))]"))
    }

    @Test(
        "the firmware of this repository has no error on the machine it is for",
        arguments: [
            ("fpu/fpu.elf", "cortex-m4f"), ("console/console-stm32f407.elf", "stm32f407"), ("console/console-mps2.elf", "mps2-an385"),
        ])
    func sound(image: String, machine: String) throws {
        let read = InspectionSubject.read(images: [Repository.path("fixtures/firmware/" + image)], base: nil, machine: machine)
        let inspection = ImageInspection(try #require(read.subject))
        #expect(inspection.findings.filter { $0.severity == .error }.isEmpty)
        #expect(inspection.code.functions > 0 && inspection.code.instructions > inspection.code.functions)
    }

    @Test("an image for a core with floating point is refused on one without")
    func floatingPoint() throws {
        let read = InspectionSubject.read(images: [Repository.path("fixtures/firmware/fpu/fpu.elf")], base: nil, machine: "cortex-m4")
        let inspection = ImageInspection(try #require(read.subject))
        #expect(inspection.hasErrors)
        #expect(inspection.code.lacks.contains { $0.needs == "FPv4-SP" })
    }

    @Test("a vector may lead to RAM where start-up code copies something, and nowhere else there")
    func copied() throws {
        let codes = try [true, false].map { isCopied in
            try InspectionGolden.inspect(InspectionGolden.handlerInRAM(isCopied: isCopied)).findings.map(\.code.number)
        }
        #expect(!codes[0].contains(1104) && codes[1].contains(1104))
    }

    @Test("no bytes trap: random tables, symbols and code")
    func random() throws {
        var state: UInt64 = 42
        func next() -> UInt32 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt32(truncatingIfNeeded: state >> 32)
        }
        for _ in 0..<200 {
            let bytes = (0..<Int(next() % 600)).map { _ in UInt8(truncatingIfNeeded: next()) }
            let symbols = (0..<20).map { index in
                SymbolTable.Symbol(
                    name: "f\(index)", address: next() % 3 == 0 ? next() : next() % 700, size: next() % 4 == 0 ? next() : next() % 64,
                    kind: SymbolTable.Kind.allCases[Int(next() % 4)])
            }
            let sample = InspectionGolden.Sample(
                name: "random", machine: MachineLibrary.names[Int(next()) % MachineLibrary.names.count],
                segments: [Segment(address: next() % 2 == 0 ? 0 : 0xFFFF_F000, bytes: bytes)], symbols: symbols)
            _ = try InspectionGolden.inspect(sample)
        }
    }
}

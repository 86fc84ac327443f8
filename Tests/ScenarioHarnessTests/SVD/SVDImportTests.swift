import CortexM
import Diagnostics
import Foundation
import ScenarioHarness
import ScenarioLanguage
import Testing

@Suite("SVDImport")
struct SVDImportTests {
    private static func small() throws -> String {
        try String(contentsOf: MachineGoldenTests.root.appending(path: "fixtures/svd/small.svd"), encoding: .utf8)
    }

    /// What `machines check` says of a machine file's text.
    private static func check(_ text: String) -> (machine: ResolvedMachine?, diagnostics: [Diagnostic]) {
        let (description, found) = MachineReader.read(text: text, path: "made.yaml")
        var resolver = MachineResolver { .failure(Diagnostic(.unknownMachine, "no files here", at: $0.span)) }
        let machine = description.flatMap { resolver.resolve($0) }
        return (machine, found + resolver.diagnostics)
    }

    @Test("a whole part is a machine that has no mistakes, with the part's core, interrupts and priority bits")
    func whole() throws {
        let imported = SVDImport(try Self.small(), path: "small.svd")
        #expect(imported.diagnostics == [])
        let text = try #require(imported.text)
        let (machine, diagnostics) = Self.check(text)
        #expect(diagnostics == [])
        let configuration = try #require(machine?.configuration)
        #expect(configuration.name == "small42")
        #expect(configuration.core.name == "cortex-m4f" && configuration.core.priorityBits == 4)
        #expect(configuration.core.interruptCount == 10)
        #expect(configuration.devices.map(\.name) == ["timer0", "timer1", "gpio", "inside"])
        #expect(configuration.devices.map(\.interrupts) == [[7, 8], [9], [], []])
        // What another peripheral lies in the middle of ends where that begins.
        #expect(configuration.devices[2].size == 0x800)
        for line in ["# nvic is left out", "# same is left out: inside is there", "# Interrupt 8 is timer0's too."] {
            #expect(text.contains(line), "\(line)")
        }
    }

    @Test(
        "a register has its name, place, reset value, access rules and the names of its bits",
        arguments: [
            "      CR:\n        at: 0x0\n        reset: 0x83\n        write: 0xFFFF_FFFD\n"
                + "        bits: { EN: 0, READY: 1, MODE0: \"10:8\", MODE1: \"14:12\" }\n",
            "      SR:\n        at: 0x4\n        write: 0xFFFF_FFFB\n        clears: 0x1\n        zero_clears: 0x2\n"
                + "        read_clears: 0x4\n        bits: { DONE: 0, LATE: 1, SEEN: 2 }\n",
            "      KEY: { at: 0x8, write_only: true }\n", "      ID: { at: 0xC, reset: 0x413, read_only: true }\n",
            "      CCRA: 0x10\n      CCRB: 0x14\n      CCRC: 0x18\n", "      CR2:\n        at: 0x1C\n        reset: 0x1\n",
            "      CH0_CFG: 0x40\n      CH0_COUNT: { at: 0x44, read_only: true }\n      CH1_CFG: 0x50\n",
            "      CCMR_Output: 0x80\n", "bits: { B0: \"7:0\", B1: \"15:8\" }\n", "        reset: 0x2211\n",
            "      TIME: { at: 0x88, reset: 0x2 }\n      TIME_HIGH: { at: 0x8C, reset: 0x1 }\n",
        ])
    func registers(lines: String) throws {
        let text = try #require(SVDImport(try Self.small(), path: "small.svd").text)
        #expect(text.contains(lines))
        #expect(!text.contains("CCMR_Input"))
    }

    @Test("single peripherals are devices to be put into a machine file, named in any case")
    func fragment() throws {
        let text = try #require(SVDImport(try Self.small(), path: "small.svd", peripherals: ["gpio", "TIMER1"]).text)
        #expect(text.contains("\ndevices:\n  timer1:\n") && !text.contains("timer0:") && !text.contains("machine:"))
        let (machine, diagnostics) = Self.check("machine: mine\nextends: cortex-m4\n" + text)
        #expect(diagnostics == [])
        #expect(machine?.configuration.devices.map(\.name) == ["timer1", "gpio"])
        #expect(machine?.configuration.devices[0].interrupts == [9, 8])
    }

    @Test("a core that the file does not name can be given")
    func core() throws {
        let text = try Self.small().replacing("<name>CM4</name>", with: "<name>CM33</name>")
        #expect(SVDImport(text, path: "small.svd").text == nil)
        #expect(SVDImport(text, path: "small.svd", core: "cortex-m3").text?.contains("extends: cortex-m3") == true)
        #expect(SVDImport(text, path: "small.svd", core: "cortex-m33").text == nil)
    }

    @Test("a changed byte, a missing line, and what repeats itself without end, give a machine without mistakes, or a diagnostic")
    func hostile() throws {
        let text = try Self.small()
        let bytes = Array(text.utf8)
        var hostile = stride(from: 0, to: bytes.count, by: 61).map { index in
            var changed = bytes
            changed[index] = UInt8(truncatingIfNeeded: index &* 37 &+ 5)
            return String(decoding: changed, as: UTF8.self)
        }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        hostile += stride(from: 0, to: lines.count, by: 5).map { index in
            (lines[..<index] + lines[(index + 1)...]).joined(separator: "\n")
        }
        for number in ["0xFFFFFFFFFFFFFFFF", "18446744073709551615", "0x80000000", "199999", "-1", "0"] {
            for tag in ["dim", "dimIncrement", "addressOffset", "baseAddress", "size", "value", "bitOffset", "resetValue", "nvicPrioBits"] {
                hostile.append(text.replacing(try Regex("<\(tag)>[^<]*<"), with: "<\(tag)>\(number)<"))
            }
        }
        hostile.append(String(repeating: "<device>", count: 100_000))
        hostile.append("<device><name>" + String(repeating: "x", count: 1_000_000) + "</name><peripherals/></device>")
        let nested = String(repeating: "<cluster><name>C</name><dim>199999</dim><addressOffset>0</addressOffset>", count: 8)
        hostile.append(
            "<device><cpu><name>CM3</name></cpu><peripherals><peripheral><name>P</name><baseAddress>0</baseAddress><registers>" + nested
                + String(repeating: "</cluster>", count: 8) + "</registers></peripheral></peripherals></device>")
        for text in hostile {
            let imported = SVDImport(text, path: "hostile.svd")
            #expect(imported.text != nil || !imported.diagnostics.isEmpty)
            guard let made = imported.text else { continue }
            let diagnostics = Self.check(made).diagnostics
            #expect(diagnostics == [], "\(text.prefix(200))")
        }
    }
}

import Diagnostics
import ScenarioLanguage
import TestSupport
import Testing

@Suite("Mutations: no input traps, hangs or is misplaced")
struct MutationTests {
    /// What is cut out of, put into and put in the place of parts of a file.
    private static let tokens = [
        "[", "]", "{", "}", ":", ": ", "- ", "\n", "\n  ", "\n    - ", "&a ", "*a", "<<: ", "!!str ", "!x ", "\"", "'", "|\n", ">\n", "#",
        "?", ",",
        "%", "@", "\t", "\0", "\u{FEFF}", "é", "😀", "~", "null", "0x", "99999999999999999999", "-1", "0", "010", "CFSR", ".", "set",
        "clear", "mask",
        "equals", "in", "not", "one_of", "at", "pc", "hit", "exception", "expect", "---\n", "...\n", "us", "cycles", "IRQ", "exit",
        "matches: '", "(", ")*", "+", "+4",
    ].map { Array($0.utf8) }

    /// The files that are mutated: the whole vocabulary, a machine, and every golden input.
    private static let seeds: [[UInt8]] = {
        let goldens = (try? Golden.names().filter { !$0.contains("many") }.map(Golden.bytes)) ?? []
        let whole = [Array(ScenarioReaderTests.example.utf8), Array(MachineReaderTests.example.utf8)]
        return whole + whole + goldens.filter { $0.count < 4000 }
    }()

    private func mutate(_ input: [UInt8], with generator: inout SplitMix64) -> [UInt8] {
        var bytes = input
        for _ in 0..<Int.random(in: 1...6, using: &generator) {
            let place = Int.random(in: 0...bytes.count, using: &generator)
            let length = min(Int.random(in: 0...12, using: &generator), bytes.count - place)
            switch Int.random(in: 0..<6, using: &generator) {
            case 0: bytes.removeSubrange(place..<place + length)
            case 1: bytes.insert(contentsOf: Self.tokens.randomElement(using: &generator) ?? [], at: place)
            case 2: bytes.replaceSubrange(place..<place + length, with: Self.tokens.randomElement(using: &generator) ?? [])
            case 3: if place < bytes.count { bytes[place] = UInt8.random(in: 0...255, using: &generator) }
            case 4:
                let from = Int.random(in: 0...bytes.count, using: &generator)
                bytes.insert(contentsOf: bytes[from..<min(from + 60, bytes.count)], at: place)
            default: if place < bytes.count { bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator) }
            }
        }
        return bytes
    }

    @Test("20,000 mutated files are read, and what is said about them is printed", arguments: 0..<8)
    func mutations(lane: Int) {
        var generator = SplitMix64(seed: UInt64(lane))
        var refused = 0
        for _ in 0..<2500 {
            let bytes = mutate(Self.seeds.randomElement(using: &generator) ?? [], with: &generator)
            let text = String(decoding: bytes, as: UTF8.self)
            var sources = SourceTexts()
            sources.add(path: "f.yaml", text: text)
            let renderer = DiagnosticRenderer(sources: sources)
            let (file, diagnostics) = ScenarioReader.read(bytes: bytes, path: "f.yaml")
            let machine = MachineReader.read(bytes: bytes, path: "f.yaml")
            #expect(machine.0 != nil || !machine.1.isEmpty, "refused without a reason: \(text)")
            #expect(file != nil || !diagnostics.isEmpty, "refused without a reason: \(text)")
            if file?.unreadable.isEmpty == false { #expect(!diagnostics.isEmpty) }
            if !diagnostics.isEmpty { refused += 1 }
            for diagnostic in (diagnostics + machine.1).prefix(20) {
                #expect(diagnostic.span?.file == "f.yaml")
                #expect(diagnostic.span.map { $0.start <= $0.end } == true)
                #expect(renderer.render(diagnostic).contains("\n    ") || sources.line("f.yaml", diagnostic.span?.start.line ?? 0) == nil)
            }
        }
        #expect(refused > 1000)
    }
}

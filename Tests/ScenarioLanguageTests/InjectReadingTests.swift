import Diagnostics
import ScenarioLanguage
import Testing

/// The verb `inject`.
@Suite("Reading what a step makes go wrong")
struct InjectReadingTests {
    private func error(_ text: String) throws -> BusErrorDescription {
        let (file, diagnostics) = ScenarioReader.read(
            text: """
                version: 1
                scenarios:
                  - id: a
                    image: a.elf
                    machine: cortex-m3
                    stimuli: [{ at: start, inject: { bus_error: \(text) } }]
                    expect: { outcome: lockup }
                """, path: "a.yaml")
        #expect(diagnostics.isEmpty, "\(diagnostics.map(\.message))")
        let step = try #require(file?.scenarios.first?.stimuli.first)
        guard case .injectBusError(let error) = step.verb.value else { throw Mistake.anotherVerb }
        return error
    }

    private enum Mistake: Error { case anotherVerb }

    @Test("an address alone is a word that no access reads, writes or fetches")
    func defaults() throws {
        let error = try error("{ at: vectors+8 }")
        #expect(error.address.value.text == "vectors+8")
        #expect(error.size == 4)
        #expect(error.accesses == [.read, .write, .fetch])
        #expect(error.times == .always)
    }

    @Test("size, accesses and times, in any order")
    func all() throws {
        let error = try error("{ times: once, access: [fetch, read], size: 1 KiB, at: 0x2000_0000 }")
        #expect(error.size == 1024)
        #expect(error.accesses == [.fetch, .read])
        #expect(error.times == .once)
        #expect(try self.error("{ at: 0, access: write }").accesses == [.write])
    }
}

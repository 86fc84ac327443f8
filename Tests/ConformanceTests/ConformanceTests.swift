import Foundation
import Testing

/// docs/conformance.md and what it is made from. `FAULTLINE_UPDATE_GOLDENS=1` writes the page anew.
@Suite("Every item of the exception model has its test")
struct ConformanceTests {
    private let catalog = Catalog()

    @Test("the catalog is read to its last line, in order")
    func order() {
        #expect(catalog.mistakes.isEmpty)
        #expect(catalog.sections.count == 18)
    }

    @Test("every item has a test")
    func complete() {
        let tested = UnitTest.all.flatMap(\.numbers) + FirmwareTest.all.flatMap(\.numbers) + TaggedScenario.all.flatMap(\.numbers)
        let untested = catalog.numbers.subtracting(tested)
        #expect(untested.isEmpty)
    }

    @Test("a number in a title, a tag or the firmware is an item")
    func known() {
        let unknown: [String] =
            UnitTest.all.filter { !catalog.numbers.isSuperset(of: $0.numbers) }.map(\.name)
            + FirmwareTest.all.filter { !catalog.numbers.isSuperset(of: $0.numbers) }.map(\.name)
            + TaggedScenario.all.filter { !catalog.numbers.isSuperset(of: $0.numbers) }.map(\.id)
        #expect(unknown.isEmpty)
    }

    @Test("each test of the firmware has a scenario with its tags on each of its cores", arguments: FirmwareTest.machines)
    func scenarios(core: String, machine: String) {
        let tests = FirmwareTest.all.filter { $0.cores.contains(core) }
        let scenarios = TaggedScenario.all.filter { $0.isFirmware && $0.file == machine }
        #expect(!tests.isEmpty)
        #expect(
            Set(scenarios.map { "\($0.id) \($0.numbers)" }) == Set(tests.map { "\($0.id) \($0.numbers)" }),
            "run Tools/conformance/scenarios")
    }

    @Test("every scenario of an item passes")
    func passing() {
        #expect(TaggedScenario.all.filter { !$0.passed }.map { "\($0.file): \($0.id)" }.isEmpty)
    }

    @Test("QEMU has run every test of the firmware, and a note says who is right where it differs")
    func qemu() {
        let qemu = QEMUResults()
        let tests = FirmwareTest.all.filter { !$0.cores.isDisjoint(with: FirmwareTest.coresOfQEMU) }
        #expect(Set(qemu.verdicts.keys) == Set(tests.map(\.name)), "run Tools/conformance/qemu")
        let different = tests.filter { !qemu.differences($0).isEmpty }
        #expect(Set(qemu.notes.keys) == Set(different.map(\.name)), "qemu-notes.txt")
    }

    @Test("docs/conformance.md is current")
    func page() throws {
        let text = ConformancePage().text
        let page = Repository.url("docs/conformance.md")
        if ProcessInfo.processInfo.environment["FAULTLINE_UPDATE_GOLDENS"] == "1" { try Data(text.utf8).write(to: page) }
        #expect(try String(contentsOf: page, encoding: .utf8) == text, "run the tests with FAULTLINE_UPDATE_GOLDENS=1")
    }
}

/// docs/conformance.md: each item with its tests, what they came to, and what QEMU does on the same firmware.
struct ConformancePage {
    let catalog = Catalog()
    let units = Dictionary(grouping: UnitTest.all.flatMap { test in test.numbers.map { ($0, test) } }, by: \.0)
    let firmware = Dictionary(grouping: FirmwareTest.all.flatMap { test in test.numbers.map { ($0, test) } }, by: \.0)
    let scenarios = Dictionary(grouping: TaggedScenario.all.flatMap { test in test.numbers.map { ($0, test) } }, by: \.0)
    let qemu = QEMUResults()

    var text: String {
        let sections = catalog.sections.map { section in
            "## \(section.title)\n\n| item | rule | tests | result | QEMU |\n| --- | --- | --- | --- | --- |\n"
                + section.items.map(row).joined()
        }
        return head + sections.joined(separator: "\n") + "\n" + differences
    }

    private var head: String {
        """
        # Conformance

        The items of the Armv7-M exception model, each with its tests, what they come to, and what QEMU \(qemu.version) does on the
        same firmware. Made by `FAULTLINE_UPDATE_GOLDENS=1 swift test --filter Conformance`; a test keeps it current.

        Kinds: **A** architected, **I** implementation defined (a field of the core or the machine), **U** UNPREDICTABLE (the run is
        warned), **?** settled by a second source, which the test cites. Tests: `name` (cores) is firmware that checks itself, in
        `fixtures/firmware/conformance` and `scenarios/conformance`; `file: id` a scenario; `Suite.function` a unit test, which passes
        with `swift test`. Results count scenarios.


        """
    }

    private func row(_ item: Catalog.Item) -> String {
        let firmware = (firmware[item.number] ?? []).map(\.1)
        let scenarios = (scenarios[item.number] ?? []).map(\.1)
        var tests = firmware.map { "`\($0.name)` (\(cores($0.cores)))" }
        tests += scenarios.filter { !$0.isFirmware }.map { "`\($0.file): \($0.id)`" }
        tests += (units[item.number] ?? []).map { "`\($0.1.name)`" }
        let cells =
            ["\(item.number) \(item.kind)", item.rule, tests.joined(separator: ", ")]
            + [tests.isEmpty ? "**no test**" : result(scenarios), verdict(firmware)]
        return "| " + cells.joined(separator: " | ") + " |\n"
    }

    private func cores(_ set: Set<String>) -> String {
        if set.count == FirmwareTest.cores.count { return "all" }
        return FirmwareTest.cores.filter { set.contains($0.0) }.map(\.1).joined(separator: " ")
    }

    private func result(_ scenarios: [TaggedScenario]) -> String {
        let failed = scenarios.count { !$0.passed }
        if failed > 0 { return "**\(failed) of \(scenarios.count) fail**" }
        return scenarios.isEmpty ? "unit" : "\(scenarios.count) pass"
    }

    private func verdict(_ tests: [FirmwareTest]) -> String {
        let measured = tests.filter { qemu.verdicts[$0.name] != nil }
        guard !measured.isEmpty else { return "–" }
        let different = measured.filter { !qemu.differences($0).isEmpty }
        if !different.isEmpty { return different.map { "[\($0.name)](#\($0.name))" }.joined(separator: ", ") }
        return measured.allSatisfy(\.locksUp) ? "aborts" : "same"
    }

    private var differences: String {
        let tests = FirmwareTest.all.filter { !qemu.differences($0).isEmpty }.sorted { $0.name < $1.name }
        let parts = tests.map { test in
            let lines = qemu.differences(test).map { "- \(name($0.core)): \($0.verdict.replacing("|", with: "–"))\n" }
            return "### \(test.name)\n\n\(lines.joined())\n\(qemu.notes[test.name] ?? "")\n"
        }
        return """
            ## Where QEMU differs

            What the firmware said on QEMU's boards; after `single:` with one instruction in each translation block, where that makes a
            difference. `aborts` above is what QEMU makes of lockup: it ends with "Lockup: can't escalate".


            """ + parts.joined(separator: "\n")
    }

    private func name(_ core: String) -> String { FirmwareTest.cores.first { $0.0 == core }?.1 ?? core }
}

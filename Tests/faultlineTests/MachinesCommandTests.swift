import Foundation
import Testing

@Suite("faultline machines")
struct MachinesCommandTests {
    @Test("check shows a machine file that is right")
    func checkRight() throws { try CommandGolden.check("machines-check", ["machines", "check", "fixtures/machines/small-board.yaml"]) }

    @Test("check reports every mistake of every file, and exits with 2")
    func checkWrong() throws {
        let folder = "fixtures/diagnostics/machines"
        try CommandGolden.check(
            "machines-check-wrong",
            ["machines", "check", "\(folder)/overlaps.yaml", "\(folder)/cyclic-extends.yaml", "fixtures/machines/small-board.yaml"])
    }

    @Test("check names what cannot be read")
    func checkMissing() throws {
        try CommandGolden.check("machines-check-missing", ["machines", "check", "fixtures/machines", "none.yaml"])
    }

    @Test("a machine file is shown as a machine of the library is, and a mistyped name is answered with the nearest")
    func show() throws {
        #expect(try CommandProcess.run(["machines", "fixtures/machines/small-board.yaml"]).out.contains("small-board: A board"))
        let unknown = try CommandProcess.run(["machines", "stm32f408"])
        #expect(unknown.status == 64)
        #expect(unknown.error.contains("did you mean 'stm32f407'?"))
    }

    @Test("flash whose controller answers stores is shown so, and not as what it does without one")
    func controlledFlash() throws {
        let shown = try CommandProcess.run(["machines", "stm32f407"]).out
        let flash = shown.split(separator: "\n").first { $0.hasPrefix("  flash ") } ?? ""
        #expect(flash.hasSuffix("flash, flash_interface answers stores"))
        #expect(try CommandProcess.run(["machines", "cortex-m4"]).out.contains("flash, a store is "))
    }

    @Test("a machine file that is empty is told how one begins")
    func empty() throws {
        try CommandProcess.withFolder { folder in
            try "".write(toFile: folder + "/empty.yaml", atomically: true, encoding: .utf8)
            let output = try CommandProcess.run(["machines", "check", folder + "/empty.yaml"])
            #expect(output.status == 2 && output.error.contains("a machine file with `machine: NAME`"))
        }
    }

    @Test("import-svd prints a machine file that check accepts")
    func importSVD() throws {
        try CommandGolden.check("machines-import-svd", ["machines", "import-svd", "fixtures/svd/small.svd"])
        let made = try CommandProcess.run(["machines", "import-svd", "fixtures/svd/small.svd"])
        try CommandProcess.withFolder { folder in
            try made.out.write(toFile: folder + "/small.yaml", atomically: true, encoding: .utf8)
            let checked = try CommandProcess.run(["machines", "check", folder + "/small.yaml"])
            #expect(checked.status == 0 && checked.error.isEmpty && checked.out.hasPrefix("small42: "))
        }
    }

    @Test("import-svd of single peripherals, and of a file that is none")
    func importPeripherals() throws {
        try CommandGolden.check(
            "machines-import-svd-peripheral", ["machines", "import-svd", "fixtures/svd/small.svd", "--peripheral", "GPIO"])
        #expect(try CommandProcess.run(["machines", "import-svd", "README.md"]).status == 2)
    }

    @Test("run lists the registers that are not modelled, of a scenario that passed when asked for them")
    func unmodelled() throws {
        try CommandGolden.check(
            "run-unmodelled",
            ["run", "scenarios/devices/registers.yaml", "--filter", "not-modelled", "--unmodelled", "--no-times"])
    }

    @Test("kinds lists the kinds, and shows one with its parameters")
    func kinds() throws {
        try CommandGolden.check("machines-kind", ["machines", "kinds", "pl011"])
        let all = try CommandProcess.run(["machines", "kinds"])
        #expect(all.status == 0)
        #expect(all.out.contains("\npl011") && all.out.contains("\nregisters"))
        #expect(try CommandProcess.run(["machines", "kinds", "pl101"]).status == 64)
    }
}

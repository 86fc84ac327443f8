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
        #expect(unknown.status == 2)
        #expect(unknown.error.contains("did you mean 'stm32f407'?"))
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

import Foundation
import Testing

@Suite("faultline check, list and machines")
struct OtherCommandsTests {
    @Test("check resolves everything without running it")
    func check() throws {
        let output = try CommandProcess.run(["check", RunCommandTests.passing, RunCommandTests.endless])
        #expect(output.status == 0, "\(output.error)")
        #expect(output.out.contains("no mistakes"))
    }

    @Test("check exits with 2 when an image is missing")
    func checkFindsMistakes() throws {
        try CommandProcess.withFolder { folder in
            let path = folder + "/missing.yaml"
            try "version: 1\nscenarios:\n  - { id: one, image: none.elf, machine: cortex-m3, expect: { outcome: lockup } }\n"
                .write(toFile: path, atomically: true, encoding: .utf8)
            let output = try CommandProcess.run(["check", path])
            #expect(output.status == 2)
            #expect(output.error.contains("missing.yaml:3:"))
            #expect(output.out == "1 scenario in 1 file: 1 with mistakes\n")
        }
    }

    @Test("list names every scenario with its place")
    func list() throws {
        let output = try CommandProcess.run(["list", RunCommandTests.passing])
        #expect(output.status == 0)
        #expect(output.out.contains("\(RunCommandTests.passing):"))
    }

    @Test("machines lists the variants and shows one")
    func machines() throws {
        let all = try CommandProcess.run(["machines"])
        #expect(all.status == 0)
        for name in [
            "mps2-an385", "mps2-an386", "lm3s6965evb", "stm32f407", "cortex-m0", "cortex-m0plus", "cortex-m3", "cortex-m4", "cortex-m4f",
            "cortex-m7",
        ] {
            #expect(all.out.contains(name))
            let one = try CommandProcess.run(["machines", name])
            #expect(one.status == 0 && one.out.contains("0x"))
        }
    }

    @Test("help and version exit with 0")
    func help() throws {
        #expect(try CommandProcess.run(["--help"]).status == 0)
        #expect(try CommandProcess.run(["--version"]).status == 0)
    }
}

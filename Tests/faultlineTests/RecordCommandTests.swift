import Foundation
import Testing

@Suite("faultline record")
struct RecordCommandTests {
    /// A scenario file in a project of its own.
    private func withFile(_ scenarios: String, _ body: (String, URL) throws -> Void) throws {
        try CommandProcess.withProject(image: "fixtures/firmware/faults/faults.elf") { folder, image in
            let url = URL(fileURLWithPath: folder + "/suite.yaml")
            let head = "version: 1\ndefaults: { image: \(image), machine: cortex-m4 }\nscenarios:\n"
            try (head + scenarios).write(to: url, atomically: true, encoding: .utf8)
            try body(url.path, url)
        }
    }

    private static let dividing = """
          - id: divides
            setup: { memory: { test: divide_by_zero, shcsr: 0x0007_0000 } }  # on purpose
            until: { exception: UsageFault, phase: return }
            limits: { instructions: 100000 }

        """

    @Test("a scenario without expect is filled in, keeps its comments, and passes")
    func filled() throws {
        try withFile(Self.dividing + "  # the end\n") { path, url in
            let output = try CommandProcess.run(["record", path])
            #expect(output.status == 0, "\(output.error)")
            let text = try String(contentsOf: url, encoding: .utf8)
            #expect(text.contains("# on purpose") && text.hasSuffix("  # the end\n"))
            #expect(text.contains("    expect:\n      outcome: ") && text.contains("- { enter: UsageFault"))
            #expect(try CommandProcess.run(["run", path]).status == 0)
            let again = try CommandProcess.run(["record", path])
            #expect(again.status == 0 && again.out.contains("nothing to add"))
            #expect(try String(contentsOf: url, encoding: .utf8) == text)
        }
    }

    @Test("what is there and fails stays, and is reported, unless it is to be replaced")
    func overwrite() throws {
        try withFile(Self.dividing + "    expect: { outcome: lockup, registers: { CONTROL: 0 } }\n") { path, url in
            let before = try String(contentsOf: url, encoding: .utf8)
            let output = try CommandProcess.run(["record", path])
            #expect(output.status == 1 && output.error.contains("FL4"))
            #expect(try String(contentsOf: url, encoding: .utf8) == before)
            let forced = try CommandProcess.run(["record", path, "--overwrite"])
            #expect(forced.status == 0, "\(forced.error)")
            let after = try String(contentsOf: url, encoding: .utf8)
            #expect(!after.contains("lockup") && after.contains("registers: { CONTROL: 0 }"))
            #expect(try CommandProcess.run(["run", path]).status == 0)
        }
    }

    @Test("a file that is not there is told as the other commands tell it")
    func missing() throws {
        let output = try CommandProcess.run(["record", "no-such-file.yaml"])
        #expect(output.status == 2 && output.out.isEmpty)
        #expect(output.error.hasPrefix("error: [FL3003] cannot read 'no-such-file.yaml': No such file or directory"))
    }

    @Test("an id chooses one scenario, and one that is not there is an error")
    func chosen() throws {
        let other = "  - { id: other, limits: { instructions: 20 } }\n"
        try withFile(Self.dividing + other) { path, url in
            let output = try CommandProcess.run(["record", path + ":other"])
            #expect(output.status == 0 && output.out.hasPrefix("other: recorded outcome"), "\(output.error)")
            let text = try String(contentsOf: url, encoding: .utf8)
            #expect(text.contains("{ id: other, limits: { instructions: 20 }, expect: { outcome: limit") && !text.contains("  expect:\n"))
            #expect(try CommandProcess.run(["record", path + ":none"]).status == 64)
        }
    }

    @Test("a scenario with mistakes is reported, and nothing is written")
    func mistakes() throws {
        try withFile("  - { id: wrong, machin: x }\n") { path, url in
            let before = try String(contentsOf: url, encoding: .utf8)
            let output = try CommandProcess.run(["record", path])
            #expect(output.status == 1 && output.error.contains("FL0101"))
            #expect(try String(contentsOf: url, encoding: .utf8) == before)
        }
    }
}

import Foundation
import Testing

/// Cells of a matrix, on the command line and in reports; and blocks of assembly without an assembler.
@Suite("faultline and many cases of one scenario")
struct MatrixCommandTests {
    private static let path = "scenarios/language/matrix.yaml"

    @Test("list names every cell, and a filter selects one")
    func list() throws {
        let all = try CommandProcess.run(["list", Self.path])
        #expect(all.out.contains("svc-under-primask[core=cortex-m7,bits=4]"))
        let one = try CommandProcess.run(["list", Self.path, "--filter", #":one-bit\[reg=R4,value=0x20\]$"#])
        #expect(one.status == 0)
        #expect(one.out.split(separator: "\n").count == 1 && one.out.contains(" one-bit[reg=R4,value=0x20]"))
    }

    @Test("JUnit has a test case for each cell")
    func junit() throws {
        try CommandProcess.withFolder { folder in
            let report = folder + "/junit.xml"
            let output = try CommandProcess.run(["run", Self.path, "--junit", report])
            #expect(output.status == 0, "\(output.out)")
            let xml = try String(contentsOfFile: report, encoding: .utf8)
            #expect(xml.contains(#"name="one-bit[reg=BASEPRI,value=0x40]""#))
            #expect(xml.contains(#"tests="12""#))
        }
    }

    @Test("without an assembler a block is an error that says what to do")
    func noAssembler() throws {
        try CommandProcess.withFolder { folder in
            let path = folder + "/block.yaml"
            try "version: 1\nscenarios: [{ id: a, machine: cortex-m3, assembly: nop, expect: { outcome: lockup } }]\n"
                .write(toFile: path, atomically: true, encoding: .utf8)
            let output = try CommandProcess.run(["check", path], environment: ["FAULTLINE_CLANG": folder + "/no-clang"])
            #expect(output.status == 2)
            #expect(output.error.contains("block.yaml:2:52: error: [FL1021] no program '\(folder)/no-clang'"), "\(output.error)")
        }
    }
}

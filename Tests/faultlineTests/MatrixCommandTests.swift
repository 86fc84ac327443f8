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
        let path = "fixtures/diagnostics/host/FL1021-no-assembler"
        let output = try CommandProcess.run(["check", path + ".yaml"], environment: ["FAULTLINE_CLANG": "/no/such/clang"])
        #expect(output.status == 2)
        let golden = CommandProcess.packageRoot.appendingPathComponent(path + ".txt")
        if ProcessInfo.processInfo.environment["FAULTLINE_UPDATE_GOLDENS"] == "1" { try Data(output.error.utf8).write(to: golden) }
        #expect(output.error == (try? String(contentsOf: golden, encoding: .utf8)))
    }
}

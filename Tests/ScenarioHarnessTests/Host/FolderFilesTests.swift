import Diagnostics
import Foundation
import ScenarioHarness
import Testing

@Suite("FolderFiles: the files that semihosting may reach")
struct FolderFilesTests {
    /// SYS_OPEN of `name` with mode `a+b`; SYS_WRITE of its first four bytes; SYS_SEEK to 0; SYS_READ of four bytes; SYS_FLEN;
    /// SYS_CLOSE. R4 is the handle, R8 and R9 what was not written and read, R10 what was read, R2 the length, R3 the last result.
    private static func code(name: String) -> [UInt16] {
        var code: [UInt16] = [
            0x4919, 0x2001, 0xBEAB, 0x4604, 0xF04F, 0x5500, 0x602C, 0x4E17, 0x606E, 0x2704, 0x60AF, 0x4629, 0x2005, 0xBEAB, 0x4680,
            0x2700, 0x606F, 0x4629, 0x200A, 0xBEAB, 0x4E11, 0x606E, 0x2704, 0x60AF, 0x4629, 0x2006, 0xBEAB, 0x4681, 0xF8D6, 0xA000,
            0x4629, 0x200C, 0xBEAB, 0x4602, 0x4629, 0x2002, 0xBEAB, 0x4603, 0xE7FE, 0xBF00, 0x011C, 0x0000, 0x000B, 0x0000,
        ]
        var bytes = Array(name.utf8)
        code += [UInt16(bytes.count), 0]
        bytes += [UInt8](repeating: 0, count: 12 - bytes.count)
        code += stride(from: 0, to: 12, by: 2).map { UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8 }
        return code + [0x0110, 0x0000, 0x011C, 0x0000, 0x0100, 0x2000]
    }

    private static let works =
        "until: { pc: 0x10C }, expect: { registers: { R8: 0, R9: 0, R10: 0x6E756F63, R2: 4, R3: 0 } } }\n"
    private static let refused = "until: { pc: 0x10C }, expect: { registers: { R4: 0xFFFFFFFF, R2: 0xFFFFFFFF } } }\n"

    private func project(_ name: String, _ scenarios: String) throws -> TemporaryProject {
        let project = try TinyImage.project(Self.code(name: name), scenarios)
        try project.write("files/sub/keep.txt", "")
        try project.write("secret.txt", "secret")
        try project.link("files/out.txt", to: "../secret.txt")
        try project.link("files/up", to: "..")
        return project
    }

    @Test("a folder that a scenario allows can be written and read")
    func allowed() throws {
        let project = try project("count.txt", "  - { id: a, semihosting: { folder: files }, \(Self.works)")
        let results = project.plan().results()
        #expect(results[0].status == .passed, "\(results[0].diagnostics)")
        #expect(try String(contentsOfFile: project.path + "/files/count.txt", encoding: .utf8) == "coun")
    }

    @Test(
        "nothing can be reached without a folder, nor outside it",
        arguments: [
            "../secret", "/etc/hosts", "out.txt", "up/x.txt", "sub/../x.c", "no/x.txt", "sub", ".", "",
        ])
    func refused(name: String) throws {
        let project = try project(name, "  - { id: a, semihosting: { folder: files }, \(Self.refused)")
        let results = project.plan().results()
        #expect(results[0].status == .passed, "\(results[0].diagnostics)")
        #expect(try String(contentsOfFile: project.path + "/secret.txt", encoding: .utf8) == "secret")
    }

    @Test("without a folder no file is opened")
    func none() throws {
        let project = try project("count.txt", "  - { id: a, \(Self.refused)")
        #expect(project.plan().results()[0].status == .passed)
    }

    @Test("a folder outside the project is a mistake")
    func outside() throws {
        let project = try project("count.txt", "  - { id: a, semihosting: { folder: .. }, \(Self.works)")
        #expect(project.plan().results()[0].diagnostics.map(\.code.number) == [1002])
    }

    @Test("a scenario that finds what its last run left in a file comes to two results, which is an error")
    func twoResults() throws {
        let project = try project("count.txt", "  - { id: a, semihosting: { folder: files }, \(Self.works)")
        let plan = project.plan()
        let results = plan.results(RunOptions(jobs: 1, repeatCount: 3))
        #expect(results[0].status == .error)
        #expect(results[0].diagnostics.map(\.code.number) == [4014])
        let rendered = DiagnosticRenderer(sources: plan.sources).render(results[0].diagnostics[0]) + "\n"
        let golden = URL(fileURLWithPath: Repository.path("fixtures/diagnostics/host/FL4014-two-results.txt"))
        if ProcessInfo.processInfo.environment["FAULTLINE_UPDATE_GOLDENS"] == "1" { try Data(rendered.utf8).write(to: golden) }
        #expect(rendered == (try? String(contentsOf: golden, encoding: .utf8)))
    }
}

import Foundation
import ScenarioReports
import Testing

@Suite("Writing a report")
struct ReportFileTests {
    private func folder() throws -> String {
        let path = NSTemporaryDirectory() + "faultline-report-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }

    @Test("a report replaces the file whole and leaves nothing else behind")
    func replaces() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let file = ReportFile(folder + "/report.xml")
        try file.write(Array("a longer first report".utf8))
        try file.write(Array("second".utf8))
        #expect(try String(contentsOfFile: file.path, encoding: .utf8) == "second")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["report.xml"])
    }

    @Test("a place that cannot be written is refused before the run, and says why")
    func refuses() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        #expect(throws: ReportFile.WriteError.self) { try ReportFile(folder).check() }
        #expect(throws: ReportFile.WriteError.self) { try ReportFile(folder + "/none/report.xml").check() }
        #expect(throws: Never.self) { try ReportFile(folder + "/report.xml").check() }
    }
}

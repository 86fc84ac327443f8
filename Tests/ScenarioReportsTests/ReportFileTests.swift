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

    @Test("a device stays one, and a full one is an error in the system's words")
    func devices() throws {
        try ReportFile("/dev/null").check()
        try ReportFile("/dev/null").write([1])
        #expect(try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType == .typeCharacterSpecial)
        let full = try #require(throws: ReportFile.WriteError.self) { try ReportFile("/dev/full").write([1]) }
        #expect(full.description == "cannot write '/dev/full': No space left on device")
    }

    @Test("a pipe that nobody reads is refused, and does not hold the process")
    func pipe() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        #expect(mkfifo(folder + "/pipe", 0o600) == 0)
        #expect(throws: ReportFile.WriteError.self) { try ReportFile(folder + "/pipe").check() }
        #expect(throws: ReportFile.WriteError.self) { try ReportFile(folder + "/pipe").write([1]) }
    }

    @Test("a link goes on leading to where it led")
    func link() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try Data("old".utf8).write(to: URL(fileURLWithPath: folder + "/real"))
        try FileManager.default.createSymbolicLink(atPath: folder + "/link", withDestinationPath: folder + "/real")
        try ReportFile(folder + "/link").write(Array("new".utf8))
        #expect(try String(contentsOfFile: folder + "/real", encoding: .utf8) == "new")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["link", "real"])
    }

    @Test("a name of any length without a folder is a file of the working directory", arguments: ["x", "é", "xy", "report.xml", "./x"])
    func bareNames(name: String) throws {
        #expect(throws: Never.self) { try ReportFile(name).check() }
    }

    @Test("'-' is refused, and says how a file of that name is meant")
    func dash() throws {
        let problem = try #require(throws: ReportFile.WriteError.self) { try ReportFile("-").check() }
        #expect(problem.description == "cannot write '-': standard output is for people to read; name a file, './-' for one of that name")
        #expect(throws: Never.self) { try ReportFile("./-").check() }
    }

    @Test("a path that ends with a slash names a folder, which is not there")
    func trailingSlash() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let problem = try #require(throws: ReportFile.WriteError.self) { try ReportFile(folder + "/none/").check() }
        #expect(problem.reason == "there is no folder \(folder)/none")
    }

    @Test("an empty path and a path through a file are refused")
    func oddPaths() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try ReportFile(folder + "/file").write([1])
        for path in ["", folder + "/file/report.xml", folder + "/" + String(repeating: "x", count: 5000)] {
            #expect(throws: ReportFile.WriteError.self) { try ReportFile(path).check() }
        }
    }
}

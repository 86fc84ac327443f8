import Foundation
import ScenarioReports

/// Standard output as GitHub Actions reads it: what is printed for people holds text of the firmware, which might look like a
/// command of the workflow, so that commands are off while it is printed.
struct AnnotatedOutput {
    private let token: String?

    /// Turns the workflow's commands off, when annotations are asked for.
    init(isOn: Bool) {
        token = isOn ? "faultline-\(UUID().uuidString)" : nil
        if let token { Terminal.writeLine("::stop-commands::\(token)") }
    }

    /// Turns them on again, to print `annotations`.
    func end(_ annotations: @autoclosure () throws -> [UInt8]) rethrows {
        guard let token else { return }
        Terminal.writeLine("::\(token)::")
        Terminal.write(String(decoding: try annotations(), as: UTF8.self))
    }

    /// The working directory relative to the repository that the workflow checked out; empty when it is its top or elsewhere.
    static var folder: String {
        guard let top = ProcessInfo.processInfo.environment["GITHUB_WORKSPACE"] else { return "" }
        let here = FileManager.default.currentDirectoryPath
        return here.hasPrefix(top + "/") ? String(here.dropFirst(top.count + 1)) : ""
    }
}

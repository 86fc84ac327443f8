import ArmMProfile
import Foundation
import Testing

/// Replays `fixtures/vectors/float`, or the folder that `FAULTLINE_FLOAT_VECTORS` names.
@Suite("Floating point against an independent emulator")
struct EmulatorFloatTests {
    static let folder =
        ProcessInfo.processInfo.environment["FAULTLINE_FLOAT_VECTORS"].map { URL(filePath: $0) }
        ?? Repository.root.appending(path: "fixtures/vectors/float")

    static let files: [String] = {
        let all = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
        return (all ?? []).filter { $0.hasSuffix(".txt") }.sorted().map { String($0.dropLast(4)) }
    }()

    @Test("there is a file for each operation")
    func complete() {
        #expect(Self.files.count == 116)
    }

    @Test("results and FPSCR are the emulator's, with FZ, DN, AHP and each rounding mode", arguments: files)
    func agrees(_ file: String) throws {
        let operation = EmulatorOperation(file: file)
        let text = try String(contentsOf: Self.folder.appending(path: file + ".txt"), encoding: .utf8)
        var count = 0
        var differences = 0
        var first = ""
        for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
            let words = line.split(separator: UInt8(ascii: " ")).compactMap { UInt64(Substring($0), radix: 16) }
            let inputs = operation.isComparison ? words.dropLast() : words.dropLast(2)
            var fpscr = FPSCR(UInt32(truncatingIfNeeded: words[0]))
            let result = operation.result(Array(inputs.dropFirst()), &fpscr)
            count += 1
            let wanted = operation.isComparison ? 0 : words[words.count - 2]
            if result == wanted, UInt64(fpscr.rawValue) == words[words.count - 1] { continue }
            differences += 1
            if differences == 1 {
                first = "\(Substring(line)): \(String(result ?? 0, radix: 16)) \(String(fpscr.rawValue, radix: 16))"
            }
        }
        #expect(count > 50)
        #expect(differences == 0, "of \(count), the first is \(first)")
    }
}

import ArmMProfile
import Foundation

/// One line of a file of TestFloat's: operands, result and flags.
struct TestFloatLine {
    let text: Substring
    let operands: [FloatBits]
    let exceptions: FPExceptions
    private let written: FloatBits

    /// The lines of `fixtures/vectors/testfloat`, or of the folder that `FAULTLINE_TESTFLOAT` names.
    static let folder =
        ProcessInfo.processInfo.environment["FAULTLINE_TESTFLOAT"].map { URL(filePath: $0) }
        ?? Repository.root.appending(path: "fixtures/vectors/testfloat")

    static let files: [String] = {
        let all = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
        return (all ?? []).filter { $0.hasSuffix(".txt") }.sorted().map { String($0.dropLast(4)) }
    }()

    static func all(_ file: String) throws -> [Self] {
        let text = try String(contentsOf: folder.appending(path: file + ".txt"), encoding: .utf8)
        return text.split(separator: "\n").compactMap { Self($0) }
    }

    private init?(_ text: Substring) {
        let words = text.split(separator: " ")
        guard words.count >= 3, let flags = words.last.flatMap({ UInt64($0, radix: 16) }) else { return nil }
        guard let last = words.dropLast().last, let bits = UInt64(last, radix: 16) else { return nil }
        self.text = text
        operands = words.dropLast(2).compactMap { FloatBits($0) }
        written = FloatBits(bits, width: UInt64(4 * last.count))
        // TestFloat has inexact in bit 0, and the others up to invalid in bit 4.
        let order: [FPExceptions] = [.inexact, .underflow, .overflow, .divideByZero, .invalidOperation]
        exceptions = order.indices.filter { flags >> UInt64($0) & 1 != 0 }.reduce(into: []) { $0.insert(order[$1]) }
    }

    /// The result. Of several NaNs the manual's `FPMulAdd()` takes the addend before the factors, TestFloat after them.
    var result: FloatBits {
        guard operands.count == 3, operands[2].isNaN, written.bits != written.defaultNaN else { return written }
        let order = [operands[2], operands[0], operands[1]]
        let first = order.first { $0.isSignaling } ?? order[0]
        return FloatBits(first.quieted, width: written.width)
    }
}

import CortexM
import Foundation
import Testing

/// Seeded programs of exceptions, run step by step.
///
/// `FAULTLINE_RANDOM_PROGRAMS` says how many, `FAULTLINE_RANDOM_EXPORT` names a folder for the programs and the notes of their
/// handlers, which `Tools/random/run` compares with those of another emulator.
@Suite("Random programs of exceptions")
struct RandomExceptionTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let count = environment["FAULTLINE_RANDOM_PROGRAMS"].flatMap { Int($0) } ?? 1000

    @Test("At every step of a random program the manual's rules hold")
    func rules() throws {
        let board = try ExceptionProgramBoard()
        var ends: [ExceptionProgramRun.End: Int] = [:]
        var entries = 0
        for seed in 1...Self.count {
            let program = ExceptionProgram(seed: UInt64(seed))
            let run = try board.runChecked(program)
            ends[run.end, default: 0] += 1
            entries += run.entries
            #expect(run.violations.isEmpty, "program \(seed): \(run.violations)")
            let fast = try board.run(program)
            #expect(fast.end == run.end && fast.notes == run.notes, "program \(seed) ends otherwise when it is not stepped")
        }
        // The programs are worth running only if most come to their end, by way of exceptions.
        #expect(ends[.done, default: 0] > Self.count / 2)
        #expect(ends[.lockup, default: 0] > 0)
        #expect(entries > 3 * Self.count)
        try export()
    }

    private func export() throws {
        guard let path = Self.environment["FAULTLINE_RANDOM_EXPORT"] else { return }
        let board = try ExceptionProgramBoard()
        let folder = URL(filePath: path)
        var programs: [UInt8] = []
        var lines = ""
        for seed in 1...Self.count {
            let program = ExceptionProgram(seed: UInt64(seed))
            let run = try board.run(program)
            programs += program.bytes
            lines += "\(seed) \(run.end.rawValue) " + run.notes.map { String($0, radix: 16) }.joined(separator: ",") + "\n"
        }
        try Data(programs).write(to: folder.appending(path: "programs.bin"))
        try Data(lines.utf8).write(to: folder.appending(path: "notes.txt"))
    }
}

import CortexM
import Foundation
import Testing

/// Seeded programs of exceptions, run step by step.
///
/// `FAULTLINE_RANDOM_SEEDS` says which, `FAULTLINE_RANDOM_EXPORT` names a folder for the programs and the notes of their
/// handlers, which `Tools/random/run` compares with those of another emulator.
@Suite("Random programs of exceptions")
struct RandomExceptionTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let seeds = environment["FAULTLINE_RANDOM_SEEDS"].map(seeds(in:)) ?? Array(1...1000)

    /// The seeds that a text like `1-1000,2620` names.
    private static func seeds(in text: String) -> [UInt64] {
        text.split(separator: ",").flatMap { range in
            let ends = range.split(separator: "-").compactMap { UInt64($0) }
            guard let first = ends.first, let last = ends.last, first <= last else { return [UInt64]() }
            return Array(first...last)
        }
    }

    @Test("At every step of a random program the manual's rules hold")
    func rules() throws {
        let board = try ExceptionProgramBoard()
        var ends: [ExceptionProgramRun.End: Int] = [:]
        var entries = 0
        for seed in Self.seeds {
            let program = ExceptionProgram(seed: seed)
            let run = try board.runChecked(program)
            ends[run.end, default: 0] += 1
            entries += run.entries
            #expect(run.violations.isEmpty, "program \(seed): \(run.violations)")
            let fast = try board.run(program)
            #expect(fast.end == run.end && fast.notes == run.notes, "program \(seed) ends otherwise when it is not stepped")
        }
        if Self.seeds.count >= 1000 {
            // The programs are worth running only if most come to their end, by way of exceptions.
            #expect(ends[.done, default: 0] > Self.seeds.count / 2)
            #expect(ends[.lockup, default: 0] > 0)
            #expect(entries > 3 * Self.seeds.count)
        }
        try export()
    }

    private func export() throws {
        guard let path = Self.environment["FAULTLINE_RANDOM_EXPORT"] else { return }
        let board = try ExceptionProgramBoard()
        let folder = URL(filePath: path)
        var programs: [UInt8] = []
        var lines = ""
        for seed in Self.seeds {
            let program = ExceptionProgram(seed: seed)
            let run = try board.run(program)
            programs += program.bytes
            lines += "\(seed) \(run.end.rawValue) " + run.notes.map { String($0, radix: 16) }.joined(separator: ",") + "\n"
        }
        try Data(programs).write(to: folder.appending(path: "programs.bin"))
        try Data(lines.utf8).write(to: folder.appending(path: "notes.txt"))
    }
}

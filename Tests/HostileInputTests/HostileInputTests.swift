import Foundation
import TestSupport
import Testing

/// Files on their whole way: found, read, compiled, run, judged, reported. `Tools/fuzz/run` does the same without end.
@Suite("Hostile input: no file traps, hangs or goes without a word")
struct HostileInputTests {
    /// Every file that once crashed something, by the subject that it is: `fixtures/crashes/scenario/NAME`.
    static let crashes: [(FuzzSubject, String)] = FuzzSubject.allCases.flatMap { subject in
        let folder = repository + "/fixtures/crashes/\(subject.rawValue)"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.sorted().map { (subject, folder + "/" + $0) }
    }

    static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    @Test("what once crashed does not crash again", arguments: crashes)
    func replay(subject: FuzzSubject, path: String) throws {
        let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        try inProject(subject) { project in
            let problems = try project.attempt(bytes)
            #expect(problems == [])
        }
    }

    /// `FAULTLINE_FUZZ_COUNT` inputs of each subject, 300 by default, from the seed `FAULTLINE_FUZZ_SEED`. The input being tried
    /// is kept in `FAULTLINE_FUZZ_KEEP`, so that it is there after a crash.
    @Test("mutated files are refused with a reason, or run", arguments: FuzzSubject.allCases)
    func mutations(subject: FuzzSubject) throws {
        let environment = ProcessInfo.processInfo.environment
        let count = environment["FAULTLINE_FUZZ_COUNT"].flatMap { Int($0) } ?? 300
        let seed = environment["FAULTLINE_FUZZ_SEED"].flatMap { UInt64($0) } ?? 1
        let seeds = try Self.seeds(subject)
        try #require(!seeds.isEmpty)
        try inProject(subject) { project in
            for index in 0..<count {
                var random = SplitMix64(seed: seed &* 1_000_003 &+ UInt64(index))
                var bytes = seeds[Int.random(in: 0..<seeds.count, using: &random)]
                if subject == .scenario || subject == .machine, Bool.random(using: &random) {
                    var mutation = YAMLMutation(random, bound: 65_536)
                    bytes = mutation.mutated(bytes)
                } else {
                    damage(&bytes, &random)
                }
                if let folder = environment["FAULTLINE_FUZZ_KEEP"] {
                    try Data(bytes).write(to: URL(fileURLWithPath: folder + "/\(subject.rawValue)"))
                }
                let problems = try project.attempt(bytes)
                #expect(problems == [], "\(subject) \(index) of seed \(seed)")
            }
        }
    }

    private func damage(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
        for _ in 0..<Int.random(in: 1...8, using: &random) {
            guard let place = bytes.indices.randomElement(using: &random) else { return }
            switch Int.random(in: 0..<5, using: &random) {
            case 0: bytes[place] = .random(in: 0...255, using: &random)
            case 1: bytes[place] ^= UInt8(1) << UInt8.random(in: 0..<8, using: &random)
            case 2: bytes.removeSubrange(place..<min(bytes.count, place + .random(in: 1...32, using: &random)))
            case 3:
                let piece = bytes[place..<min(bytes.count, place + .random(in: 1...64, using: &random))]
                bytes.insert(contentsOf: Array(piece), at: bytes.indices.randomElement(using: &random) ?? 0)
            default: bytes[place] = [0, 1, 0x7F, 0x80, 0xFF].randomElement(using: &random) ?? 0
            }
        }
    }

    /// Sound files of the tree and the inputs of the goldens, as they are.
    private static func seeds(_ subject: FuzzSubject) throws -> [[UInt8]] {
        let (folders, endings): ([String], [String]) =
            switch subject {
            case .scenario: (["scenarios", "fixtures/diagnostics", "fixtures/reports"], ["yaml"])
            case .machine: (["Sources/ScenarioHarness/Machines", "fixtures/diagnostics/machines"], ["yaml"])
            case .image: (["fixtures/images", "fixtures/firmware"], ["elf", "hex", "srec", "bin", "uf2", "o"])
            case .firmware: (["fixtures/firmware"], ["bin", "elf"])
            case .debug: (["fixtures/firmware/explain"], ["elf"])
            }
        return try folders.flatMap { folder -> [[UInt8]] in
            let paths = try FileManager.default.subpathsOfDirectory(atPath: repository + "/" + folder).sorted()
            return try paths.filter { path in endings.contains { path.hasSuffix("." + $0) } }.map {
                Array(try Data(contentsOf: URL(fileURLWithPath: repository + "/" + folder + "/" + $0)))
            }.filter { $0.count < 65_536 }
        }
    }

    private func inProject(_ subject: FuzzSubject, _ body: (FuzzProject) throws -> Void) throws {
        let root = FileManager.default.temporaryDirectory.appending(path: "faultline-\(UUID().uuidString)").resolvingSymlinksInPath().path
        defer { try? FileManager.default.removeItem(atPath: root) }
        try body(FuzzProject(subject, root: root, repository: Self.repository))
    }
}

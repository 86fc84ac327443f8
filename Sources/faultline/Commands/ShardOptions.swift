import ArgumentParser
import Foundation
import ScenarioHarness
import ScenarioReports

/// The arguments by which `run` and `list` take one of several parts.
struct ShardOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            Only this part of the scenarios, as 2/4: the second of four. 'auto' reads the variables of the CI system or \
            scheduler; 'auto/4' says how many there are where it does not.
            """, valueName: "i/n"))
    var shard: String?

    @Option(help: ArgumentHelp("Deal scenarios to shards by the instructions that this JSON report recorded.", valueName: "report"))
    var balance: String?

    /// The part that was asked for; nil for the whole. A Bazel test is asked by variables alone, where it is aware of them.
    func assignment(isBazelAware: Bool = false) throws -> ShardAssignment? {
        guard let which = try chosen(isBazelAware) else {
            if balance != nil { throw ValidationError("--balance deals scenarios to shards: give --shard too") }
            return nil
        }
        return ShardAssignment(which, recorded: try recorded())
    }

    private func chosen(_ isBazelAware: Bool) throws -> Shard? {
        let environment = ProcessInfo.processInfo.environment
        guard let text = shard ?? (isBazelAware && BazelTest.isSharded ? "auto" : nil) else { return nil }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.first == "auto" else {
            guard let shard = Shard(text) else {
                throw ValidationError(
                    "--shard takes i/n with i from 1 to n and n up to \(Shard.largestCount), 'auto', or 'auto/n'; not '\(text)'")
            }
            return shard
        }
        var count: Int?
        if parts.count > 1 {
            count = Int(parts[1])
            guard parts.count == 2, let count, (1...Shard.largestCount).contains(count) else {
                throw ValidationError("--shard auto/n takes a number of shards from 1 to \(Shard.largestCount), not '\(text)'")
            }
        }
        do {
            let (shard, system) = try ShardVariables.detect(environment, count: count)
            if system == .bazel { try BazelTest.acknowledgeSharding() }
            return shard
        } catch let error as ShardVariableError {
            throw ValidationError("--shard \(text): \(error)")
        }
    }

    private func recorded() throws -> [ShardAssignment.Recorded] {
        guard let balance else { return [] }
        guard let data = FileManager.default.contents(atPath: balance) else { throw ValidationError("--balance: cannot read \(balance)") }
        do {
            return try RecordedReport(Array(data)).result.files.flatMap { file in
                file.cases.map { .init(path: file.path, id: $0.id, instructions: $0.run?.sweep?.instructions ?? $0.run?.instructions ?? 0) }
            }
        } catch {
            throw ValidationError("--balance: \(balance) is not a JSON report: \(error)")
        }
    }
}

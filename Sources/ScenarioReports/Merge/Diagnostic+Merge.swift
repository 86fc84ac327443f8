internal import Diagnostics

/// The wording of what keeps reports from being joined (FL3007 to FL3011).
extension Diagnostic {
    static func notAReport(_ path: String, _ reason: String) -> Diagnostic {
        Diagnostic(
            .notAReport, "'\(path)' is not a report of 'faultline run --json': \(reason)", at: nil,
            help: "only JSON reports can be joined; the others are made from them")
    }

    static func shardsMissing(_ missing: [Int], of count: Int) -> Diagnostic {
        let shown = missing.prefix(20).map { "\($0)/\(count)" }.joined(separator: ", ") + (missing.count > 20 ? ", …" : "")
        let text = missing.count == 1 ? "there is no report of shard \(shown)" : "there are no reports of shards \(shown)"
        return Diagnostic(.shardMissing, text, at: nil, help: "name the reports of all shards; run a lost one again with --shard")
    }

    static func shardTwice(_ index: Int, _ count: Int, _ first: String, _ second: String) -> Diagnostic {
        guard first != second else { return Diagnostic(.shardTwice, "'\(first)' is named twice", at: nil, help: "name each report once") }
        return Diagnostic(
            .shardTwice, "'\(first)' and '\(second)' are both of shard \(index)/\(count)", at: nil,
            help: "keep one of them; two jobs must not run the same shard")
    }

    static func shardOfAnotherPlan(_ path: String, _ first: String) -> Diagnostic {
        Diagnostic(
            .shardOfAnotherPlan, "'\(path)' is not of the plan of '\(first)'", at: nil,
            help: "run all shards on the same scenario files, with the same paths, filters, tags, count and --balance report")
    }

    static func shardInterrupted(_ index: Int, _ count: Int, _ path: String) -> Diagnostic {
        Diagnostic(
            .shardIncomplete, "the run of shard \(index)/\(count) was stopped early ('\(path)')", at: nil,
            help: "run it again with --shard \(index)/\(count)")
    }

    static func shardsIncomplete(_ scenarios: Int, of all: Int) -> Diagnostic {
        Diagnostic(
            .shardIncomplete, "the shards have \(scenarios) scenarios together, and their plan \(all)", at: nil,
            help: "the reports were changed after they were written; run the shards again")
    }
}

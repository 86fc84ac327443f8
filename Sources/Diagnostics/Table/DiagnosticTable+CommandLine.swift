/// The codes of the command line and the files it names, FL3001 to FL3999.
extension DiagnosticEntry {
    /// FL3001: nothing to run.
    package static let nothingToRun = DiagnosticEntry(
        3001, "nothing to run",
        means: "No scenario file was named or found. A run of nothing would pass, so it is an error.",
        remedy: "Name a scenario file, or a folder with files that end in .yaml or .yml.")

    /// FL3002: nothing selected.
    package static let nothingSelected = DiagnosticEntry(
        3002, "nothing selected",
        means: "There are scenarios, but the filter and the tags leave none of them.",
        remedy: "Correct the filter or the tags; `faultline list` shows what there is to select.")

    /// FL3003: a path of no use.
    package static let pathOfNoUse = DiagnosticEntry(
        3003, "a path that cannot be read",
        means: "The path does not lead to a file or folder that can be read. The message has the system's reason.",
        remedy: "Check the spelling, the links on the way, and the permissions.")

    /// FL3004: not a scenario file.
    package static let notAScenarioFile = DiagnosticEntry(
        3004, "not a scenario file",
        means: "The file describes a machine. In a folder such files are passed over; named outright, there is nothing in it to run.",
        remedy: "Name a scenario file, and the machine file in its `machine`.")

    /// FL3005: a scenario in a file with mistakes.
    package static let fileHasMistakes = DiagnosticEntry(
        3005, "a scenario in a file with mistakes",
        means: "The scenario itself may be right, but what its file says outside the scenarios is not, and concerns all of them.",
        remedy: "Correct the other mistakes that are reported for the file.")

    /// FL3006: a filter that does not read.
    package static let badFilter = DiagnosticEntry(
        3006, "a filter that is no regular expression",
        means: "FAULTLINE_FILTER selects scenarios by a regular expression over file and id. What it holds is none.",
        remedy: "Put a backslash before each of `()[]{}.*+?^$|` that stands for itself.")

    /// FL3007: not a report.
    package static let notAReport = DiagnosticEntry(
        3007, "not a JSON report",
        means: "The file is not a report that `faultline run --json` of this version writes. The message says where it differs.",
        remedy: "Name the files that were written with `--json`.")

    /// FL3008: a missing shard.
    package static let shardMissing = DiagnosticEntry(
        3008, "a shard without a report",
        means: "The reports are of some shards of a plan, and those of others are not there: their scenarios may have failed or never run.",
        remedy: "Collect the reports of all shards, and run a lost one again with its `--shard i/n`.")

    /// FL3009: a shard twice.
    package static let shardTwice = DiagnosticEntry(
        3009, "two reports of one shard",
        means: "Two reports are of the same shard. They may differ, and another shard was probably not run.",
        remedy: "Give every job a shard of its own, and name each report once.")

    /// FL3010: a shard of another plan.
    package static let shardOfAnotherPlan = DiagnosticEntry(
        3010, "a shard of another plan",
        means: "The shards did not divide the same scenarios: files, paths, selection, count or the report of `--balance` differed.",
        remedy: "Run all shards from the same commit with the same arguments, `--shard` aside.")

    /// FL3011: an incomplete shard.
    package static let shardIncomplete = DiagnosticEntry(
        3011, "an incomplete shard",
        means: "A shard's run was stopped before all of it had run, or its report lacks a part. What is not there has not passed.",
        remedy: "Run the shard again with its `--shard i/n`.")

    /// FL3015: a token that leads nowhere.
    package static let tokenOfNoUse = DiagnosticEntry(
        3015, "a token that leads to no moment of a run",
        means: "A token names a scenario file, an id, for a sweep one of its points, and a count of instructions. There is no such "
            + "scenario or point any more, or the scenario is skipped.",
        remedy: "Take the token from a failure of these files as they are now: `faultline run` prints it.")
}

extension DiagnosticTable {
    /// 3xxx, the command line and the files it names.
    static let commandLine: [DiagnosticEntry] = [
        .nothingToRun, .nothingSelected, .pathOfNoUse, .notAScenarioFile, .fileHasMistakes, .badFilter,
        .notAReport, .shardMissing, .shardTwice, .shardOfAnotherPlan, .shardIncomplete, .tokenOfNoUse,
    ]
}

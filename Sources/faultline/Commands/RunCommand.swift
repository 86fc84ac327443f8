import ArgumentParser
import Diagnostics
import Foundation
import ScenarioHarness
import ScenarioReports

/// `faultline run`: the main job.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Run scenarios and report.",
        discussion: "Without a path, the folder 'scenarios' is run. Nothing to run is an error.")

    @OptionGroup var selection: SelectionOptions
    @OptionGroup var sharding: ShardOptions

    @Option(name: [.short, .long], help: ArgumentHelp("Workers; as many as there are processors by default.", valueName: "n"))
    var jobs: Int?

    @OptionGroup(title: "Reports") var reports: ReportArguments

    @Option(help: ArgumentHelp("Write every executed instruction and exception.", valueName: "file"))
    var trace: String?

    @Option(
        help: ArgumentHelp(
            "Of --trace: what it has, of in_asm, int, exec, cpu, guest_errors, unimp and stimuli; int,exec,stimuli without it.",
            valueName: "categories"))
    var traceOf: String?

    @Flag(help: "Stop at the first scenario that fails.")
    var failFast = false

    @Option(
        name: .customLong("repeat"), help: ArgumentHelp("Run each scenario this often; two different results are an error.", valueName: "n")
    )
    var repeatCount = 1

    @Flag(help: "Let every scenario go through its boot by itself, rather than share it. The results are the same.")
    var cold = false

    @Flag(help: "List the registers that firmware used and that are not modelled, of passed scenarios too.")
    var unmodelled = false

    @Option(
        help: ArgumentHelp("Save what a region of memory holds at the end of each run; needs --artifacts.", valueName: "region"))
    var saveMemory: [String] = []

    @Option(help: ArgumentHelp("The folder for what is saved: FILE/SCENARIO/REGION.bin.", valueName: "folder"))
    var artifacts: String?

    func validate() throws {
        if saveMemory.isEmpty != (artifacts == nil) { throw ValidationError("--save-memory and --artifacts go together") }
        if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs takes a number from 1 to 1024") }
        if let traceOf, TraceCategories(traceOf) == nil {
            let names = TraceCategories.names.map { $0.name }.joined(separator: ", ")
            throw ValidationError("--trace-of takes a list of \(names), such as int,exec")
        }
        if traceOf != nil, trace == nil { throw ValidationError("--trace-of says what --trace has, which is not there") }
        if !(1...1_000_000).contains(repeatCount) { throw ValidationError("--repeat takes a number from 1 to 1000000") }
    }

    func run() throws {
        let files = ReportFiles(reports, junit: BazelTest.junitPath, trace: trace)
        try files.check()
        let plan = try selection.plan(try sharding.assignment(isBazelAware: true))
        let console = ConsoleReport(sources: plan.sources, style: Terminal.style)
        guard !PlanProblems.report(plan, console: console) else { throw ExitStatus.badInput.exitCode }

        let memory = artifacts.map { MemoryArtifacts(regions: saveMemory, folder: $0) }
        if let mistakes = memory?.mistakes(in: plan), !mistakes.isEmpty {
            throw ValidationError(mistakes.joined(separator: "\n"))
        }

        var options = RunOptions()
        if let jobs { options.jobs = jobs }
        options.failFast = failFast
        options.repeatCount = repeatCount
        options.isCold = cold
        options.recordsReturns = reports.needsReturns
        options.recordsCoverage = reports.coverage != nil
        let sink = trace.map { _ in TraceSink(categories: traceOf.flatMap { TraceCategories($0) } ?? .standard) }
        options.trace = sink
        options.artifacts = memory
        let interrupt = InterruptSignal(options.cancellation)
        defer { interrupt.stop() }

        let output = AnnotatedOutput(isOn: reports.annotates)
        let progress = ProgressLine(plan, console: console)
        let start = DispatchTime.now()
        let result = plan.run(options) { progress.finished($0, $1) }
        progress.end(result)
        let seconds = Double(DispatchTime.now().uptimeNanoseconds - start.uptimeNanoseconds) / 1e9

        FailureDetails.print(result, console: console)
        if unmodelled { Terminal.write(console.unmodelled(result)) }
        Terminal.writeLine(console.summary(result, seconds: reports.noTimes ? nil : seconds))
        if let part = plan.shard { Terminal.writeLine("shard \(part.shard) of \(part.scenarioCount) scenarios") }
        try output.end(GitHubAnnotations(sources: plan.sources, folder: AnnotatedOutput.folder).bytes(result))
        try files.write(result, sources: plan.sources, trace: sink)
        if let problems = options.artifacts?.problems, !problems.isEmpty {
            for problem in problems { Terminal.writeError("error: memory is not saved: \(problem)") }
            throw ExitStatus.internalError.exitCode
        }
        let status = ExitStatus(result, isCancelled: options.cancellation.isCancelled)
        if status != .passed { throw status.exitCode }
    }
}

import ArgumentParser
import Diagnostics
import ScenarioHarness
import ScenarioReports

/// `faultline replay TOKEN`: runs a scenario to the moment of a failure, and shows the state of the machine there.
struct ReplayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay", abstract: "Run a scenario up to one instruction, and show the machine there.",
        discussion: """
            A failure prints its token. The run stops before the instruction that failed executes: code, the last instructions, \
            call stack, registers, exceptions and their timeline are those of that moment. Runs are deterministic: the same token \
            shows the same.
            """)

    @Argument(help: ArgumentHelp("FILE:ID@INSTRUCTIONS, as a failure prints it.", valueName: "token"))
    var token: String

    @Option(help: ArgumentHelp("Stop so many instructions earlier.", valueName: "n"))
    var back: UInt64 = 0

    @Option(help: ArgumentHelp("Stop so many instructions later.", valueName: "n"))
    var steps: UInt64 = 0

    @Option(help: ArgumentHelp("List so many of the instructions executed before.", valueName: "n"))
    var last: Int = 16

    @Option(help: ArgumentHelp("Write every instruction and exception up to there.", valueName: "file"))
    var trace: String?

    @Flag(help: "Let images lie outside the project's folder.")
    var allowOutsideRoot = false

    func validate() throws {
        if ReplayToken(token) == nil {
            throw ValidationError("'\(token)' is no token: a failure prints one, such as scenarios/faults/divide.yaml:by-zero@1204")
        }
        if back > 0, steps > 0 { throw ValidationError("--back and --steps are opposites: give one") }
        if !(1...10_000).contains(last) { throw ValidationError("--last takes a number from 1 to 10000") }
    }

    func run() throws {
        guard var token = ReplayToken(token) else { throw ExitStatus.usage.exitCode }
        token.instructions = token.instructions > back ? token.instructions - back : 0
        let (later, overflow) = token.instructions.addingReportingOverflow(steps)
        token.instructions = overflow ? .max : later
        if let trace { do { try ReportFile(trace).check() } catch { throw ValidationError("\(error)") } }

        var options = PlanOptions()
        options.allowOutsideRoot = allowOutsideRoot
        let plan = Plan.make(paths: [token.file], options: options)
        let flag = CancellationFlag()
        let interrupt = InterruptSignal(flag)
        defer { interrupt.stop() }
        switch plan.replay(token, Plan.ReplayOptions(last: last, traceLimit: trace.map { _ in 100_000 }), cancellation: flag) {
        case .mistakes(let diagnostics):
            let renderer = DiagnosticRenderer(sources: plan.sources, style: Terminal.style)
            for diagnostic in diagnostics { Terminal.writeError(renderer.render(diagnostic)) }
            throw ExitStatus.badInput.exitCode
        case .shown(let state, let text):
            Terminal.writeLine(token.description)
            Terminal.write(ReplayText(state).text)
            guard let trace, let text else { return }
            do { try ReportFile(trace).write(Array(text.utf8)) } catch {
                Terminal.writeError("error: \(error)")
                throw ExitStatus.internalError.exitCode
            }
        }
    }
}

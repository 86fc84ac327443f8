import Diagnostics
import Foundation
import ScenarioHarness
import ScenarioReports

/// The file of a small project that is hostile; the rest of the project is sound.
enum FuzzSubject: String, CaseIterable, Sendable {
    /// A scenario file, whose images are those of the fixtures.
    case scenario
    /// The machine file that a scenario names.
    case machine
    /// An image in any format.
    case image
    /// A raw binary behind two bytes: which machine runs it, and how much later it is interrupted.
    case firmware
    /// An ELF file whose line tables and call frames are read, to explain a failure and to count coverage.
    case debug
}

/// A folder in which a hostile file goes the whole way: found, read, compiled, run, judged, reported.
struct FuzzProject {
    private let root: String
    private let folder: String
    private let subject: FuzzSubject
    /// A run that takes longer is stopped: what is looked for is what the host does, not what the firmware does.
    private static let milliseconds = 50

    /// Makes the project in `root`, with a copy of the repository's firmware.
    init(_ subject: FuzzSubject, root: String, repository: String) throws {
        self.subject = subject
        self.root = root
        folder = root + "/scenarios/fuzz"
        let files = FileManager.default
        try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try files.createDirectory(atPath: root + "/fixtures", withIntermediateDirectories: true)
        if !files.fileExists(atPath: root + "/fixtures/firmware") {
            try files.copyItem(atPath: repository + "/fixtures/firmware", toPath: root + "/fixtures/firmware")
            // The inputs of the goldens of the language name an image that nobody reads there.
            try files.copyItem(atPath: repository + "/fixtures/firmware/exceptions/exceptions.elf", toPath: folder + "/a.elf")
        }
    }

    /// Tries one input. What comes back is what must not be: none of it says that the input was accepted.
    func attempt(_ input: [UInt8]) throws -> [String] {
        let scenario = try write(input)
        let plan = Plan.make(
            paths: [scenario], options: PlanOptions(projectRoot: root, workingDirectory: root))
        let renderer = DiagnosticRenderer(sources: plan.sources)
        var problems: [String] = []
        let found = plan.diagnostics + plan.files.flatMap { $0.diagnostics + $0.cases.flatMap(\.diagnostics) }
        for diagnostic in found {
            if let span = diagnostic.span, span.start > span.end { problems.append("a span ends before it starts: \(diagnostic)") }
            if renderer.render(diagnostic).isEmpty { problems.append("nothing is said about \(diagnostic)") }
        }
        if plan.scenarioCount == 0, found.isEmpty { problems.append("nothing to run, and no word about it") }
        // Running and reporting take far longer than reading: an eighth of the scenario files goes that far.
        return subject == .scenario && input.reduce(0, &+) % 8 != 0 ? problems : problems + run(plan)
    }

    private func run(_ plan: Plan) -> [String] {
        var options = RunOptions(jobs: 1)
        options.recordsCoverage = subject == .debug
        let cancellation = options.cancellation
        DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(Self.milliseconds)) { cancellation.cancel() }
        let result = plan.run(options)
        var problems: [String] = []
        for scenario in result.files.flatMap(\.cases) {
            let isSilent = scenario.diagnostics.allSatisfy { $0.severity != .error }
            if scenario.status == .failed || scenario.status == .error, isSilent {
                problems.append("'\(scenario.id)' is \(scenario.status) without a reason")
            }
            if scenario.status == .passed, !isSilent { problems.append("'\(scenario.id)' passed with an error") }
        }
        let console = ConsoleReport(sources: plan.sources, style: .ansi)
        _ = result.files.flatMap(\.cases).map { console.line($0) + console.details($0) }
        do {
            _ = try JUnitReport(sources: plan.sources).bytes(result)
            _ = try JSONReport().bytes(result)
            if subject == .debug { _ = try LCOVReport().bytes(result) }
        } catch {
            problems.append("a report cannot be made: \(error)")
        }
        return problems
    }

    /// Writes the input, and the scenario that leads to it; gives the scenario's path.
    private func write(_ input: [UInt8]) throws -> String {
        switch subject {
        case .scenario:
            return try write("input.yaml", input)
        case .machine:
            _ = try write("machine.yaml", input)
            return try write("input.yaml", Array(Self.machineScenario.utf8))
        case .image:
            _ = try write("input.img", input)
            return try write("input.yaml", Array(Self.imageScenario.utf8))
        case .firmware:
            let machine = MachineLibrary.names[Int(input.first ?? 0) % MachineLibrary.names.count]
            _ = try write("input.bin", Array(input.dropFirst(2)))
            let text = Self.firmwareScenario(machine, after: Int(input.dropFirst().first ?? 0))
            return try write("input.yaml", Array(text.utf8))
        case .debug:
            _ = try write("input.img", input)
            return try write("input.yaml", Array(Self.debugScenario.utf8))
        }
    }

    private func write(_ name: String, _ bytes: [UInt8]) throws -> String {
        let path = folder + "/" + name
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        return path
    }

    private static let machineScenario = """
        version: 1
        scenarios:
          - id: hostile
            machine: machine.yaml
            image: ../../fixtures/firmware/exceptions/exceptions.elf
            limits: { instructions: 2000 }
            stimuli: [{ at: 200 cycles, interrupt: 1 }, { at: 1 us, pend: SysTick }]
            expect: { outcome: limit, registers: { CFSR: [] } }

        """

    private static let imageScenario = """
        version: 1
        defaults: { limits: { instructions: 2000 }, expect: { outcome: limit } }
        scenarios:
          - { id: bare, machine: cortex-m3, image: input.img }
          - { id: part, machine: stm32f407, image: input.img }
          - { id: named, machine: cortex-m4f, image: input.img, until: { pc: done }, expect: { registers: { PC: done+2 } } }
          - { id: binary, machine: cortex-m0, image: { path: input.img, format: bin, base: 0 } }

        """

    /// Fails in each of the ways that `fixtures/firmware/explain` knows, with what explains it.
    private static let debugScenario = """
        version: 1
        scenarios:
          - id: fails
            matrix: { kind: [1, 2, 3, 4] }
            machine: cortex-m3
            image: input.img
            limits: { instructions: 2000 }
            setup: { memory: { 0x2000_0000: "${kind}" } }
            expect: { registers: { PC: 1, R0: 0xDEAD_BEEF } }

        """

    private static func firmwareScenario(_ machine: String, after instructions: Int) -> String {
        let base = machine.hasPrefix("stm32") ? "0x0800_0000" : "0"
        return """
            version: 1
            scenarios:
              - id: hostile
                machine: \(machine)
                image: { path: input.bin, format: bin, base: \(base) }
                limits: { instructions: 5000 }
                stimuli:
                  - { at: \(instructions) instructions, interrupt: \(instructions % 32) }
                  - { at: \(instructions * 5) cycles, pend: NMI }
                  - { at: { exception: SysTick, phase: return }, pend: PendSV }
                expect: { outcome: limit }

            """
    }
}

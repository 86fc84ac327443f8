internal import ArmMProfile
internal import CortexM
internal import Diagnostics
internal import Firmware
internal import ScenarioLanguage

/// Resolves the names of one scenario against its images and its machine, and collects every mistake.
struct ScenarioCompiler {
    let machine: MachineConfiguration
    let images: ImageSet
    /// The bytes of the files that are given to loaders, by their paths as written.
    let files: [String: [UInt8]]
    private(set) var diagnostics: [Diagnostic] = []
    /// The names of the scenario's steps, by their places.
    private(set) var stepNames: [String?] = []

    init(machine: MachineConfiguration, images: ImageSet, files: [String: [UInt8]]) {
        self.machine = machine
        self.images = images
        self.files = files
    }

    /// What a program is called when nothing else is said: its last image's file, so that `argc` is 1 as it is elsewhere.
    private func programName(_ scenario: ScenarioDescription) -> String {
        scenario.images.last?.value.path.split(separator: "/").last.map(String.init) ?? ""
    }

    mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

    /// The scenario, ready to be run; nil when there are mistakes.
    mutating func compile(
        _ scenario: ScenarioDescription, machineIndex: Int, folder: String?
    ) -> CompiledScenario? {
        checkSegments(scenario.assembly.map { [$0.span] } ?? scenario.images.map(\.span))
        // Of an image for another machine nothing else fits either.
        guard diagnostics.isEmpty else { return nil }
        let description = scenario.semihosting ?? SemihostingDescription()
        let semihosting = CompiledSemihosting(
            isEnabled: description.enabled, commandLine: description.commandLine ?? programName(scenario), folder: folder)
        let boot = scenario.boot.flatMap { boot in trigger(boot).map { Located($0, at: boot.span) } }
        let setup =
            scenario.setup.registers.compactMap { assignment($0) } + scenario.setup.memory.compactMap { assignment($0) }
            + scenario.setup.calls.compactMap { call($0.value, at: $0.span) }
        stepNames = scenario.stimuli.map(\.name?.value)
        let steps = scenario.stimuli.compactMap { step($0) }
        let checkpoints = scenario.checkpoints.compactMap { checkpoint($0) }
        let until = scenario.until.flatMap { trigger($0) }
        let limits = limits(scenario.limits)
        let settle = scenario.settle.map { time($0) } ?? .instructions(CompiledScenario.defaultSettle)
        let expect = expect(scenario.expect)
        let sweep = scenario.sweep.flatMap { self.sweep($0) }
        guard let settle, diagnostics.allSatisfy({ $0.severity != .error }) else { return nil }
        return CompiledScenario(
            id: scenario.id, machineIndex: machineIndex, machine: machine, images: images, semihosting: semihosting, boot: boot,
            setup: setup, steps: steps, checkpoints: checkpoints, until: until, limits: limits, settle: settle, expect: expect, sweep: sweep
        )
    }

    /// Every byte of every image has to lie in memory, and none twice.
    private mutating func checkSegments(_ places: [SourceSpan]) {
        var loaded: [(range: Range<UInt64>, path: String)] = []
        for (image, place) in zip(images.images, places) {
            let before = loaded.count
            for segment in image.image.segments where !segment.bytes.isEmpty {
                if let missing = MemoryMap.firstMissing(segment.address, count: segment.bytes.count, in: machine) {
                    report(
                        .imageOutsideMemory(
                            image, segment, firstMissing: missing, machine: machine.name, regions: MemoryMap.text(machine),
                            at: place))
                    break
                }
                let range = UInt64(segment.address)..<UInt64(segment.address) + UInt64(segment.bytes.count)
                if let other = loaded[..<before].first(where: { $0.range.overlaps(range) }) {
                    let address = UInt32(truncatingIfNeeded: max(other.range.lowerBound, range.lowerBound))
                    report(.imagesOverlap(other.path, image.path, address, at: place))
                    break
                }
                loaded.append((range, image.path))
            }
        }
    }
}

extension CompiledScenario {
    /// How long a run goes on after `until` when `settle` does not say.
    static var defaultSettle: UInt64 { 10_000 }
    /// The bound on a run when `limits` says nothing.
    static var defaultInstructions: UInt64 { 100_000_000 }
}

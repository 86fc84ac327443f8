/// All vocabularies, in the order of the reference.
enum VocabularyTable {
    static let sections: [VocabularySection] = [
        FileKey.file.section("Scenario file", ""),
        ScenarioKey.scenario.section("Scenario", "A scenario needs an `id` or a `name`, an image, a machine, and something to check."),
        ScenarioKey.defaults.section("Defaults", "See [Defaults are merged](#defaults-are-merged)."),
        KnownIssueKey.knownIssue.section("Known issue", "A text alone stands for `{reason: …}`."),
        MatrixKey.matrix.section(
            "Matrix",
            "See [Many cases of one scenario](#many-cases-of-one-scenario). Every other key is the name of an axis, and its value the list of the axis's values, or `null` in a scenario that takes a file's axis away."
        ),
        ImageKey.image.section("Image", "A path alone stands for `{path: …}`."),
        MachineKey.overlay.section("Machine", "What a scenario lays over a machine; mappings are merged by name."),
        LimitsKey.limits.section("Limits", "The first that is reached ends the run with the outcome `limit`."),
        SemihostingKey.semihosting.section("Semihosting", ""),
        BootKey.boot.section("Boot", ""),
        SetupKey.setup.section("Setup", ""),
        StepKey.step.section("Step", "A step has exactly one verb."),
        TriggerKey.trigger.section(
            "Trigger",
            "A trigger has one of "
                + ValueShape.alternatives(TriggerKey.events.map { "`\($0.rawValue)`" })
                + ". The others are single values: `start`, `250 us`, `1200 cycles`, `500 instructions`."
        ),
        InterruptKey.interrupt.section("Interrupt", "It has `line` or `device`."),
        InputKey.input.section("Input", "It has `text` or `bytes`."),
        CallKey.call.section(
            "Call",
            "It has `function`, or `convention` with any of `erase`, `program` and `verify`. A function's name alone stands for `{function: …}`. The function runs as one that a debug server calls: see [Calling functions](#calling-functions)."
        ),
        LoaderRangeKey.range.section("Loader range", ""),
        LoaderDataKey.program.section("Loader data", "It has `bytes`, `text` or `file`."),
        InjectKey.inject.section("Inject", "It has exactly one key."),
        FlipKey.flip.section("Flip", "It has `register` or `memory`, and `bits` or `mask`. Bits that stay as they are fail the scenario."),
        BusErrorKey.busError.section(
            "Bus error", "One that no access meets fails the scenario. The private peripheral bus, at 0xE0000000, has none."),
        DebuggerKey.debugger.section(
            "Debugger",
            "What a debug server does through the debug port. The mapping has exactly one key; `attach` comes first of all requests."),
        BreakpointKey.breakpoint.section("Breakpoint", ""),
        WatchpointKey.watchpoint.section("Watchpoint", ""),
        MemoryItemKey.item.section(
            "Memory item",
            "It has `value`, `bytes` or `text`. In a mapping, an address alone with a number stands for a word: `0x2000_0000: 0x1234`."),
        SweepKey.sweep.section("Sweep", "It has exactly one verb, or `pair`."),
        SweepKey.stimulus.section("Sweep stimulus", "One of a pair: it has exactly one verb."),
        SweepStepKey.step.section("Sweep step", ""),
        ExpectKey.expect.section(
            "Expect",
            "At least one thing has to be checked. `faults: []` alone does not count: no scenario passes with a fault that it does not name; nor does `console`"
                + " with nothing but `excludes`, which firmware that prints nothing passes."
        ),
        CheckpointKey.checkpoint.section(
            "Checkpoint", "Checks in the middle of a run, which goes on after it. A check that fails there fails the scenario."),
        CheckpointKey.checks.section(
            CheckpointKey.checksHeading,
            "The same as in [Expect](#expect), of the moment and of what has happened so far. A fault has to be named in the scenario's own `expect` as well: without that it fails the scenario when it is taken."
        ),
        OutcomeKey.outcome.section(
            "Outcome", "It has `exit` or `halted`. `exit 3` stands for `{exit: 3}`, `halted` alone for a halt of any reason."),
        HaltKey.halt.section("Halt", "What is not given is free."),
        ExceptionsKey.exceptions.section("Exceptions", ""),
        ExceptionKey.exception.section("Exception", "What is not given is free. A name alone stands for `{enter: …}`."),
        FrameKey.frame.section("Frame", "Fields of the stacked registers, such as `xPSR.T`, can be keys too."),
        ConsoleKey.console.section("Console", "Several keys are several checks of the same console."),
        ExpectationKey.expectation.section(
            ExpectationKey.heading,
            "A number or symbol alone means equality. A list of names means exactly these bits of the register: `CFSR: [DIVBYZERO]`, `HFSR: []`. A mapping says more:"
        ),
        MachineKey.file.section("Machine file", "A file of its own, named by `machine:`."),
        WriteBufferKey.buffer.section("Write buffer", ""),
        TimingKey.timing.section("Timing", "How a machine's virtual time passes; docs/timing.md says what each level counts."),
        MemoryKey.region.section("Memory", "A line of a machine's `memory`, by the region's name."),
        DeviceKey.device.section(
            "Devices", "A line of a machine's `devices`, by the device's name. What else a line holds, its kind knows."),
    ]

    /// Where a key that is out of place belongs, in words; nil when no mapping has it.
    static func place(of key: String) -> String? {
        var owners: [String] = []
        for section in sections where section.rows.contains(where: { $0.name == key }) && !owners.contains(section.name) {
            owners.append(section.name)
        }
        guard !owners.isEmpty else { return nil }
        return "'\(key)' is a key of " + ValueShape.alternatives(Array(owners.prefix(3)))
    }
}

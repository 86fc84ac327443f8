/// The codes of the rules a scenario keeps, FL0301 to FL0399.
extension DiagnosticEntry {
    /// FL0301: a scenario that checks nothing.
    package static let checksNothing = DiagnosticEntry(
        301, "a scenario that checks nothing",
        means: """
            The scenario has no `expect`, or nothing in it that could fail. It would pass whatever the firmware \
            does. What does not happen, such as text that a console excludes, is no check by itself.
            """,
        remedy: "Say what is expected: at least an `outcome`.")

    /// FL0302: a file without scenarios.
    package static let noScenarios = DiagnosticEntry(
        302, "a file without scenarios",
        means: "The list `scenarios` is empty: the file would pass without running anything.",
        remedy: "Add a scenario, or remove the file.")

    /// FL0303: the same id twice.
    package static let duplicateID = DiagnosticEntry(
        303, "the same id twice",
        means: """
            Two scenarios of the file have the same id, or names that make the same id. Reports would show one \
            of them only.
            """,
        remedy: "Give one of them another `id`.")

    /// FL0304: nothing to be reached.
    package static let reachedWithoutUntil = DiagnosticEntry(
        304, "nothing to be reached",
        means: "The outcome is to be `reached`, but the scenario does not say what is to be reached.",
        remedy: "Add `until`, a trigger such as `{pc: done}`.")

    /// FL0305: a step that does nothing.
    package static let stepWithoutVerb = DiagnosticEntry(
        305, "a step that does nothing",
        means: "The step has a trigger, but no verb.",
        remedy: "Add exactly one of set, write, pend, unpend, interrupt, event, input, call, inject, reset, debugger.")

    /// FL0306: two verbs in one step.
    package static let severalVerbs = DiagnosticEntry(
        306, "two verbs in one step",
        means: "A step does exactly one thing, so that the order of things is the order of steps.",
        remedy: "Make a step of each verb; steps with the same trigger happen in the order of the list.")

    /// FL0307: a scenario without id and name.
    package static let noName = DiagnosticEntry(
        307, "a scenario without id and name",
        means: "A scenario needs an `id`, or a `name` from which one is made.",
        remedy: "Add an `id`.")

    /// FL0308: a scenario without an image.
    package static let noImage = DiagnosticEntry(
        308, "a scenario without an image",
        means: "Neither the scenario nor the defaults name an image.",
        remedy: "Add `image`, a path relative to the file.")

    /// FL0309: a scenario without a machine.
    package static let noMachine = DiagnosticEntry(
        309, "a scenario without a machine",
        means: "Neither the scenario nor the defaults name a machine.",
        remedy: "Add `machine`; `faultline machines` lists those there are.")

    /// FL0310: a base that does not fit the format.
    package static let baseAndFormat = DiagnosticEntry(
        310, "a base that does not fit the format",
        means: "A raw binary needs `base`, where it is loaded, and an `flm` may have one; other formats carry their addresses themselves.",
        remedy: "Add `base` to a `bin`, remove it elsewhere.")

    /// FL0311: two triggers in one.
    package static let severalTriggers = DiagnosticEntry(
        311, "two triggers in one",
        means: "A trigger names one kind of event.",
        remedy: "Keep one of them, or make two steps.")

    /// FL0312: a trigger that means nothing here.
    package static let uselessTrigger = DiagnosticEntry(
        312, "a trigger that means nothing here",
        means: "A run that ends at its start executes nothing.",
        remedy: "Use another trigger.")

    /// FL0313: the same register twice.
    package static let sameRegisterTwice = DiagnosticEntry(
        313, "the same register twice",
        means: "Two keys of the mapping name the same register or field, in another case or by an alias.",
        remedy: "Keep one of them.")

    /// FL0314: a limit of nothing.
    package static let emptyTime = DiagnosticEntry(
        314, "a time of nothing",
        means: """
            A run limited to zero time, cycles or instructions executes nothing, and a step that is repeated after zero time never \
            lets the run go on.
            """,
        remedy: "Use a time above zero.")

    /// FL0315: a halt without a debugger.
    package static let haltWithoutDebugger = DiagnosticEntry(
        315, "a halt without a debugger",
        means: "Only a debugger turns halting debug on, and no step of the scenario attaches one: the processor never halts.",
        remedy: "Add the step `{ at: start, debugger: attach }`.")

    /// FL0316: an unknown step.
    package static let unknownStep = DiagnosticEntry(
        316, "an unknown step",
        means: "`after` names a step of `stimuli` by its `name`, and there is none of this name, or more than one.",
        remedy: "Give one step this `name`, or use one of the names that the note lists.")

    /// FL0317: steps that wait for each other.
    package static let stepsInCircle = DiagnosticEntry(
        317, "steps that wait for each other",
        means: "Each of the steps waits for another of them to happen first, so that none ever happens.",
        remedy: "Give one of them another trigger than `after`.")

    /// FL0318: a step that does not happen so often.
    package static let stepTooSeldom = DiagnosticEntry(
        318, "a step that does not happen so often",
        means: "`hit` asks for a later time than the last that the step happens.",
        remedy: "Lower `hit`, or repeat the step with `every` and `count`.")

    /// FL0330: a sweep over files.
    package static let sweepOfFiles = DiagnosticEntry(
        330, "a sweep over files",
        means: """
            The points of a sweep are runs that begin alike. Files of the host that the firmware opens would not: nothing takes back \
            what a run did to them.
            """,
        remedy: "Leave out `semihosting.folder`, or test the files without a sweep.")
}

extension DiagnosticTable {
    /// 03xx, the rules of a scenario.
    static let rules: [DiagnosticEntry] = [
        .checksNothing, .noScenarios, .duplicateID, .reachedWithoutUntil, .stepWithoutVerb, .severalVerbs, .noName,
        .noImage, .noMachine, .baseAndFormat, .severalTriggers, .uselessTrigger, .sameRegisterTwice, .emptyTime,
        .haltWithoutDebugger, .unknownStep, .stepsInCircle, .stepTooSeldom, .sweepOfFiles,
    ]
}

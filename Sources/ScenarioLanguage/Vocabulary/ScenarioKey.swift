/// The keys of a scenario file.
enum FileKey: String, VocabularyKey {
    case version, suite, description, matrix, defaults, scenarios

    static let file = Vocabulary<Self>("a scenario file")

    /// The versions of the language that are read.
    static let versions: [UInt64] = [1]

    var row: KeyRow {
        switch self {
        case .version: KeyRow(.integer(1...1), required: true, "The version of the language.")
        case .suite: KeyRow(.text, "The suite's name in reports; without it, the file's name without its ending.")
        case .description: KeyRow(.text, "What the suite is about.")
        case .matrix: KeyRow(.mapping("Matrix"), "Axes and their values, for every scenario: one case for each combination.")
        case .defaults: KeyRow(.mapping("Defaults"), "What is laid under every scenario.")
        case .scenarios: KeyRow(.some(.mapping("Scenario")), required: true, "The scenarios, at least one.")
        }
    }
}

/// The keys of a scenario.
enum ScenarioKey: String, VocabularyKey {
    case id, name, description, tags, skip
    case knownIssue = "known_issue"
    case matrix, image, assembly, machine, limits, settle, semihosting, boot, setup, stimuli, checkpoints, until, expect, sweep

    static let scenario = Vocabulary<Self>(
        "a scenario", needed: [[.id, .name], [.image, .assembly], [.machine], [.expect, .checkpoints]])
    /// What a scenario has for itself alone.
    private static let own: [Self] = [.id, .name, .description, .skip, .knownIssue, .matrix]
    static let defaults = Vocabulary("the defaults", allCases.filter { !own.contains($0) })

    var row: KeyRow {
        switch self {
        case .id:
            KeyRow(
                .identifier,
                "Its name in reports and on the command line: lower-case letters, digits, `.` `_` `-`, unique in the file. Without it, made from `name`."
            )
        case .name: KeyRow(.text, "What it shows, in a sentence.")
        case .description: KeyRow(.text, "More about it.")
        case .tags: KeyRow(.list(.identifier), "Words to select it by.")
        case .skip: KeyRow(.text, "The reason for not running it; it is reported as skipped.")
        case .knownIssue:
            KeyRow(
                .either([.text, .mapping("Known issue")]),
                "Why it is known to fail: it is run, a failure is reported as a known issue, and a pass fails.")
        case .matrix:
            KeyRow(.mapping("Matrix"), "Axes and their values, besides the file's: one case for each combination. `null` for none at all.")
        case .image:
            KeyRow(
                .either([.path, .mapping("Image"), .list(.either([.path, .mapping("Image")]))]),
                "The firmware: a file, or several that are loaded in order.")
        case .assembly:
            KeyRow(
                .text,
                "Thumb assembly in the place of an image, assembled by the Swift toolchain's clang: see [Assembly in place](#assembly-in-place)."
            )
        case .machine:
            KeyRow(
                .either([.identifier, .path, .mapping("Machine")]),
                "The machine: the name of one in the library, the path of a machine file (`.yaml`), or a mapping that changes one.")
        case .limits: KeyRow(.mapping("Limits"), "When the run ends whatever the firmware does.")
        case .settle:
            KeyRow(
                .time(VirtualDuration.Unit.allCases),
                "How long the run goes on after its end, to catch a fault that follows; without it, 10,000 instructions.")
        case .semihosting: KeyRow(.mapping("Semihosting"), "What semihosting may do.")
        case .boot:
            KeyRow(
                .mapping("Boot"), "The part of the run that scenarios share: see [Boot once, fork many](#boot-once-fork-many).")
        case .setup: KeyRow(.mapping("Setup"), "State set before the first instruction; with `boot`, at the boot point.")
        case .stimuli: KeyRow(.list(.mapping("Step")), "What is done to the machine, and when.")
        case .checkpoints: KeyRow(.some(.mapping("Checkpoint")), "Checks in the middle of the run.")
        case .until:
            KeyRow(
                .either([.time(VirtualDuration.Unit.allCases), .mapping("Trigger")]),
                "The trigger that ends the run with the outcome `reached`.")
        case .expect: KeyRow(.mapping("Expect"), "What is checked.")
        case .sweep:
            KeyRow(.mapping("Sweep"), "The same run, once with a stimulus at every instruction between two places. See [Sweeps](#sweeps).")
        }
    }
}

/// The keys of `boot`.
enum BootKey: String, VocabularyKey {
    case until

    static let boot = Vocabulary<Self>("'boot'")

    var row: KeyRow {
        switch self {
        case .until:
            KeyRow(
                .either([.time(VirtualDuration.Unit.allCases), .mapping("Trigger")]), required: true,
                "The boot point: the trigger that ends the boot, counted from power-on.")
        }
    }
}

/// The keys of an image.
enum ImageKey: String, VocabularyKey {
    case path, format, base

    static let image = Vocabulary<Self>("an image")
    static let formats = ["elf", "ihex", "srec", "uf2", "bin", "flm", "stldr"]
    /// Formats whose addresses do not say where they are loaded.
    static let formatsWithBase = ["bin", "flm"]

    var row: KeyRow {
        switch self {
        case .path: KeyRow(.path, required: true, "The file, relative to the scenario file.")
        case .format:
            KeyRow(
                .choice(Self.formats),
                "Its format; without it, the contents tell, but for the [flash loaders](#flash-loaders) `flm` and `stldr`.")
        case .base: KeyRow(.address, "Where a raw binary is loaded, or what is added to the addresses of an `flm`.")
        }
    }
}

/// The keys of `limits`.
enum LimitsKey: String, VocabularyKey {
    case time, cycles, instructions, wall

    static let limits = Vocabulary<Self>("'limits'")
    static let timeUnits: [VirtualDuration.Unit] = [.nanoseconds, .microseconds, .milliseconds, .seconds]

    var row: KeyRow {
        switch self {
        case .time: KeyRow(.time(Self.timeUnits), "Virtual time after power-on, the boot included.")
        case .cycles: KeyRow(.integer(1...UInt64.max), "Cycles after power-on.")
        case .instructions: KeyRow(.integer(1...UInt64.max), "Instructions after power-on; without it, 100 million.")
        case .wall: KeyRow(.time(Self.timeUnits), "The one bound in the host's time, a guard against a hang; without it, 60 s.")
        }
    }
}

/// The keys of `semihosting`.
enum SemihostingKey: String, VocabularyKey {
    case enabled, folder
    case commandLine = "command_line"

    static let semihosting = Vocabulary<Self>("'semihosting'")

    var row: KeyRow {
        switch self {
        case .enabled: KeyRow(.boolean, "Whether `BKPT 0xAB` is a semihosting call; without it, it is.")
        case .folder: KeyRow(.path, "A folder whose files the firmware may open; without it, none.")
        case .commandLine: KeyRow(.text, "What SYS_GET_CMDLINE answers; without it, the name of the image's file.")
        }
    }
}

/// The keys of `setup`.
enum SetupKey: String, VocabularyKey {
    case registers, memory, call

    static let setup = Vocabulary<Self>("'setup'")

    var row: KeyRow {
        switch self {
        case .registers: KeyRow(.table(key: .register, value: .expression), "Registers, or fields of them, and their values.")
        case .memory:
            KeyRow(.either([.memory(.expression), .list(.mapping("Memory item"))]), "Memory and its contents.")
        case .call:
            KeyRow(
                .either([.expression, .mapping("Call"), .list(.mapping("Call"))]),
                "Functions of the image that are called then, or work of a flash loader, one after the other.")
        }
    }
}

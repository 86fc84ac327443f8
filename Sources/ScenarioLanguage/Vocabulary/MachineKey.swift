import ArmMProfile

/// The keys of a machine file, and of what a scenario lays over a machine.
package enum MachineKey: String, VocabularyKey {
    case machine, extends, variant, summary, core, cpuid
    case priorityBits = "priority_bits"
    case interrupts
    case mpuRegions = "mpu_regions"
    case fpu, clock
    case vtor
    case bitBand = "bit_band"
    case sysTickDivider = "systick_divider"
    case sysTickInDeepSleep = "systick_in_deep_sleep"
    case writeBuffer = "write_buffer"
    case resetDelay = "reset_delay"
    case timing, memory, devices

    /// What `fpu` can be.
    static let fpus = FloatingPointExtension.allCases.map { $0.name.lowercased() }

    static let file = Vocabulary("a machine file", allCases.filter { $0 != .variant })
    static let overlay = Vocabulary("a machine", allCases.filter { ![.machine, .extends, .summary].contains($0) })

    var row: KeyRow {
        switch self {
        case .machine: KeyRow(.identifier, required: true, "The machine's name.")
        case .extends: KeyRow(.either([.identifier, .path]), "The machine that this one changes: a name, or a path to a file.")
        case .variant: KeyRow(.either([.identifier, .path]), "The machine that is changed: a name, or a path to a file.")
        case .summary: KeyRow(.text, "One sentence, shown by `faultline machines`.")
        case .core: KeyRow(.identifier, "The core, such as `cortex-m4`.")
        case .cpuid:
            KeyRow(.address, "The value of CPUID, which tells the core's revision; the default is that of a later one of each core.")
        case .priorityBits: KeyRow(.integer(1...8), "Bits of an interrupt's priority that exist.")
        case .interrupts: KeyRow(.integer(0...240), "Lines of the interrupt controller.")
        case .mpuRegions: KeyRow(.integer(0...16), "Regions of the memory protection unit; 0 for none.")
        case .fpu: KeyRow(.choice(Self.fpus), "The floating-point extension, where the core leaves the choice.")
        case .clock: KeyRow(.frequency, "The core's clock, by which times become cycles.")
        case .vtor: KeyRow(.address, "The reset value of VTOR.")
        case .bitBand: KeyRow(.boolean, "Whether the bit-band aliases exist.")
        case .sysTickDivider:
            KeyRow(.integer(0...0xFFFF), "Core clocks per clock of SysTick's reference; 0, the default, for none.")
        case .sysTickInDeepSleep:
            KeyRow(.boolean, "Whether SysTick goes on in a sleep with SCR.SLEEPDEEP; the default is `true`.")
        case .writeBuffer:
            KeyRow(
                .either([.choice(WriteBufferKey.words), .mapping("Write buffer")]),
                "The buffer of stores, whose bus errors come late; the default is the core's.")
        case .resetDelay:
            KeyRow(
                .integer(0...0xFFFF),
                "Core clocks from SYSRESETREQ to the reset; with 0, the default, it comes before the next instruction.")
        case .timing: KeyRow(.mapping("Timing"), "How virtual time passes.")
        case .memory: KeyRow(.table(key: .identifier, value: .mapping("Memory")), "The regions of memory.")
        case .devices: KeyRow(.table(key: .identifier, value: .mapping("Devices")), "The devices.")
        }
    }
}

/// The keys of a line of `memory`.
package enum MemoryKey: String, VocabularyKey {
    case kind, at, size, of, open, alias, executable, write
    case waitStates = "wait_states"

    static let region = Vocabulary<Self>("a memory region")

    /// What a region can be.
    static let kinds = ["flash", "ram", "alias", "storage", "window"]
    /// What a store to flash can do.
    static let writes = ["fault", "ignored"]

    var row: KeyRow {
        switch self {
        case .kind: KeyRow(.choice(Self.kinds), "What it is.")
        case .at: KeyRow(.address, "Its first address.")
        case .size: KeyRow(.size, "How much of it.")
        case .of: KeyRow(.identifier, "The region that an `alias` or a `window` shows.")
        case .open: KeyRow(.boolean, "Whether a `window` shows its region from reset on; the default is `false`.")
        case .alias: KeyRow(.address, "A second address where the same memory is seen.")
        case .executable: KeyRow(.boolean, "Whether instructions can be fetched from it.")
        case .write: KeyRow(.choice(Self.writes), "What a store to flash does.")
        case .waitStates: KeyRow(.integer(0...255), "Cycles that a fetch waits for it, when `timing` has the level `memory`.")
        }
    }
}

/// The keys of `timing`.
enum TimingKey: String, VocabularyKey {
    case level, prefetch, mul, ici

    static let timing = Vocabulary<Self>("the timing of a machine")

    /// What virtual time can count.
    static let levels = ["instructions", "core", "memory"]

    var row: KeyRow {
        switch self {
        case .level:
            KeyRow(
                .choice(Self.levels),
                "What counts: a cycle an instruction, the core's cycles (the default), or those and the wait states of memory.")
        case .prefetch: KeyRow(.boolean, "Whether the next line of flash is fetched ahead.")
        case .mul: KeyRow(.integer(1...32), "Cycles of MULS on an Armv6-M core: 1 or 32.")
        case .ici:
            KeyRow(.boolean, "Whether an interrupted load or store multiple goes on from EPSR.ICI, rather than beginning again.")
        }
    }
}

/// The keys of a line of `devices` that every kind has; the rest are the kind's own.
package enum DeviceKey: String, VocabularyKey {
    case kind, at, size, irq, inputs, memory
    case sharesIRQ = "shares_irq"
    case singleCycle = "single_cycle"

    static let device = Vocabulary<Self>("a device", isOpen: true)

    /// The word of `irq` for NMI.
    static let nmi = "nmi"

    var row: KeyRow {
        switch self {
        case .kind: KeyRow(.identifier, "What it is, such as `stm32.usart` or `registers`.")
        case .at: KeyRow(.address, "Its first address.")
        case .size: KeyRow(.size, "How much of the address space it answers in.")
        case .singleCycle: KeyRow(.boolean, "It is on the single-cycle I/O port of a Cortex-M0+.")
        case .irq:
            KeyRow(
                .either([.integer(0...239), .choice([Self.nmi]), .list(.either([.integer(0...239), .choice([Self.nmi])]))]),
                "Its interrupt line, or lines; `nmi` for the core's NMI.")
        case .sharesIRQ:
            KeyRow(.boolean, "Its lines may be those of another device too: the part joins them, and any of them raises the line.")
        case .inputs:
            KeyRow(
                .table(key: .identifier, value: .text),
                "What drives its inputs: by input, another device, or `device.output` where that one has several.")
        case .memory:
            KeyRow(.table(key: .identifier, value: .identifier), "The regions that it has to do with, by the roles of its kind.")
        }
    }
}

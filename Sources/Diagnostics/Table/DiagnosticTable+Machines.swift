/// The codes of machines and their files, FL2001 to FL2999.
extension DiagnosticEntry {
    /// FL2001: an unknown machine.
    package static let unknownMachine = DiagnosticEntry(
        2001, "an unknown machine",
        means: "The name is not that of a machine that comes with the program.",
        remedy: "`faultline machines` lists those there are. A machine file of your own is named by its path.")

    /// FL2002: a machine that extends itself.
    package static let cyclicExtends = DiagnosticEntry(
        2002, "a machine that extends itself",
        means: "Following `extends` from file to file comes back to a file that is being read.",
        remedy: "Remove one `extends` of the circle.")

    /// FL2003: something that every machine has is missing.
    package static let incompleteMachine = DiagnosticEntry(
        2003, "an incomplete machine",
        means: """
            Neither the machine file nor those it extends say which core it has, how fast it runs, what memory there is, or how long \
            that waits where `timing` is to count it.
            """,
        remedy: "Add `core`, `clock`, `memory` or `wait_states`, or extend a machine that has it.")

    /// FL2004: an unknown core.
    package static let unknownCore = DiagnosticEntry(
        2004, "an unknown core",
        means: "The name is not that of a core that is modelled.",
        remedy: "The note lists the cores.")

    /// FL2005: an option that the core does not have.
    package static let impossibleOption = DiagnosticEntry(
        2005, "an option that the core does not have",
        means: """
            The number of priority bits, interrupts or MPU regions, VTOR's reset value or the bit-band aliases are \
            outside what a maker can choose for this core.
            """,
        remedy: "Choose what the help offers, or another core.")

    /// FL2006: a region that is not described in full.
    package static let incompleteRegion = DiagnosticEntry(
        2006, "an incomplete memory region",
        means: "A region needs `kind`, `at` and `size`; an alias or a window needs `kind`, `at` and `of`, and storage `kind` and `size`.",
        remedy: "Add what is missing.")

    /// FL2007: a key that does not fit the kind of region.
    package static let unfitRegionKey = DiagnosticEntry(
        2007, "a key that does not fit the kind of region",
        means: """
            `write` is for flash, `of` for an alias and a window, `open` for a window, `alias` for RAM and flash; storage has no \
            address.
            """,
        remedy: "Remove the key, or change the kind.")

    /// FL2008: a place that is not possible.
    package static let impossiblePlace = DiagnosticEntry(
        2008, "a place that is not possible",
        means: """
            Addresses and sizes are multiples of 4, end within the 4 GiB of the address space, and keep out of the private \
            peripheral bus, 0xE0000000 to 0xE00FFFFF, where the core's own registers are.
            """,
        remedy: "Change `at` or `size`.")

    /// FL2009: two things in one place.
    package static let overlap = DiagnosticEntry(
        2009, "two things in one place",
        means: "Two regions or devices answer the same address.",
        remedy: "Move one of them, or make it smaller. The same memory at two addresses is an alias.")

    /// FL2010: an alias or a window of nothing.
    package static let unknownAliasTarget = DiagnosticEntry(
        2010, "an alias or a window of nothing",
        means: "`of` names no region, or one that is itself an alias.",
        remedy: "Name a region of another kind than `alias`.")

    /// FL2011: too much memory.
    package static let tooMuchMemory = DiagnosticEntry(
        2011, "too much memory",
        means: "All regions of a machine together are bounded, since every worker has a machine of its own.",
        remedy: "Make a region smaller.")

    /// FL2012: a device that is not described in full.
    package static let incompleteDevice = DiagnosticEntry(
        2012, "an incomplete device",
        means: "A device needs `kind` and `at`.",
        remedy: "Add what is missing.")

    /// FL2013: an unknown kind of device.
    package static let unknownDeviceKind = DiagnosticEntry(
        2013, "an unknown kind of device",
        means: "No device of that kind is modelled.",
        remedy: "`faultline machines kinds` lists the kinds. `registers` serves where a driver only stores settings and polls ready bits.")

    /// FL2014: an unknown parameter.
    package static let unknownParameter = DiagnosticEntry(
        2014, "an unknown parameter of a device",
        means: "The kind of device has no such parameter.",
        remedy: "The note lists those it has.")

    /// FL2015: a parameter's value that does not fit.
    package static let badParameter = DiagnosticEntry(
        2015, "a parameter that does not fit",
        means: "The value is of the wrong kind or out of range.",
        remedy: "The help says what is expected.")

    /// FL2016: an interrupt line that the machine does not have.
    package static let noSuchInterrupt = DiagnosticEntry(
        2016, "an interrupt line that is not there",
        means: "The interrupt controller has fewer lines, or the kind of device has fewer outputs than lines are given.",
        remedy: "Correct the line, or raise `interrupts`.")

    /// FL2017: an interrupt line with two drivers.
    package static let interruptUsedTwice = DiagnosticEntry(
        2017, "an interrupt line used twice",
        means: "Two outputs drive the same line, so that a scenario could not tell them apart.",
        remedy: "Give one of them another line. Where the part joins them, say `shares_irq: true` in one of the two.")

    /// FL2018: registers that contradict each other.
    package static let badRegisters = DiagnosticEntry(
        2018, "a register that cannot be",
        means: "A register of a `registers` device has no offset, lies outside the device or on another, or names bits it has not.",
        remedy: "Correct the register.")

    /// FL2019: a name that is taken.
    package static let reservedName = DiagnosticEntry(
        2019, "a name that is taken",
        means: "`semihosting` is the name of the console of semihosting, which every machine has.",
        remedy: "Give the device another name.")

    /// FL2020: a device whose interrupts go nowhere.
    package static let deviceWithoutInterrupt = DiagnosticEntry(
        2020, "a device whose interrupts go nowhere",
        means: "The kind of device has interrupt outputs, and its line of `devices` does not say which lines they drive.",
        remedy: "Add `irq`. `irq: []` says that the part connects none, for firmware that polls.")

    /// FL2021: a window that shows itself.
    package static let cyclicWindow = DiagnosticEntry(
        2021, "a window that shows itself",
        means: "Following `of` from window to window comes back to the first, or passes more than 8 windows.",
        remedy: "Let one of them show a region that has bytes of its own.")

    /// FL2022: a window that nothing opens.
    package static let windowWithoutDevice = DiagnosticEntry(
        2022, "a window that nothing opens",
        means: "A window shows its region while its device has it open, and no device names it in its `memory`.",
        remedy: "Name it there. Memory that is always seen at a second address is an alias.")

    /// FL2023: a memory that does not fit the device.
    package static let badMemoryRole = DiagnosticEntry(
        2023, "a memory that does not fit the device",
        means: """
            `memory` of a device gives each role of its kind a region. A role is missing or unknown, the region is unknown, or it \
            is no window where one is needed.
            """,
        remedy: "The help says what the kind of device has, or which regions there are.")

    /// FL2024: a memory of two devices.
    package static let memoryAnsweredTwice = DiagnosticEntry(
        2024, "a memory of two devices",
        means: "Of two devices both would answer stores to flash, or accesses to a closed window.",
        remedy: "Leave the region to one of them.")
}

extension DiagnosticTable {
    /// 2xxx, what is wrong with a machine's description.
    static let machines: [DiagnosticEntry] = [
        .unknownMachine, .cyclicExtends, .incompleteMachine, .unknownCore, .impossibleOption, .incompleteRegion,
        .unfitRegionKey, .impossiblePlace, .overlap, .unknownAliasTarget, .tooMuchMemory, .incompleteDevice,
        .unknownDeviceKind, .unknownParameter, .badParameter, .noSuchInterrupt, .interruptUsedTwice, .badRegisters,
        .reservedName, .deviceWithoutInterrupt, .cyclicWindow, .windowWithoutDevice, .badMemoryRole, .memoryAnsweredTwice,
    ]
}

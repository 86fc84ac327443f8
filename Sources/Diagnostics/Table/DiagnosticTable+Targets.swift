/// The codes of what a scenario names and its machine does not have, FL2101 to FL2199.
extension DiagnosticEntry {
    /// FL2101: a register that the machine does not have.
    package static let absentRegister = DiagnosticEntry(
        2101, "a register that the machine does not have",
        means: "The register comes with a later architecture than that of the machine's core: Armv6-M has no CFSR, for one.",
        remedy: "Check something that the core has, or use a machine with a later core.")

    /// FL2102: an exception that the machine does not have.
    package static let absentException = DiagnosticEntry(
        2102, "an exception that the machine does not have",
        means: "The core does not have this exception, or not so many interrupts: it could never be taken.",
        remedy: "Name one that the machine has; `faultline machines` shows how many interrupts that is.")

    /// FL2103: an exception that cannot be made pending.
    package static let cannotBePended = DiagnosticEntry(
        2103, "an exception that cannot be made pending",
        means: "HardFault is only ever taken for a fault; no register makes it pending.",
        remedy: "Cause the fault, or pend the exception that is to escalate.")

    /// FL2104: an unknown device.
    package static let unknownDevice = DiagnosticEntry(
        2104, "an unknown device",
        means: "The machine has no device of this name.",
        remedy: "Use one of the names that the note lists.")

    /// FL2105: a device that cannot do this.
    package static let unfitDevice = DiagnosticEntry(
        2105, "a device that cannot do this",
        means: "The device has no interrupt, or prints and reads nothing.",
        remedy: "Name another device, or an interrupt line by its number.")

    /// FL2106: an address without memory.
    package static let absentMemory = DiagnosticEntry(
        2106, "an address without memory",
        means: "The machine has neither memory nor a device or register at the address.",
        remedy: "Correct the address, or use a machine that has something there.")

    /// FL2107: a value that is too wide.
    package static let valueTooWide = DiagnosticEntry(
        2107, "a value that is too wide",
        means: "The symbol's value, or what the offset makes of it, does not fit in the register, field or size it is for.",
        remedy: "Use a wider target, or a smaller value.")

    /// FL2108: a time out of range.
    package static let timeOutOfRange = DiagnosticEntry(
        2108, "a time out of range",
        means: "At the machine's clock the time is more than 2^64 cycles.",
        remedy: "Use a shorter time.")

    /// FL2109: an exact latency where cycles are approximate.
    package static let exactApproximateLatency = DiagnosticEntry(
        2109, "an exact latency where cycles are approximate",
        means: """
            The cycle model of the Cortex-M7 is approximate, since its pipeline, caches and buses are not simulated. A check of one \
            cycle count would say something about the model and nothing about the part.
            """,
        remedy: "Expect a range: `{ in: [lowest, highest] }`.")

    /// FL2110: no loader of the convention.
    package static let noLoader = DiagnosticEntry(
        2110, "no loader of the convention",
        means: """
            None of the scenario's images is a flash loader of the convention that the call names, or the one that is lacks a function, or             a description of its chip, that the convention asks for.
            """,
        remedy: "Name the loader among the images with its `format`, and see that the linker has kept its symbols.")

    /// FL2111: outside the loader's chip.
    package static let outsideChip = DiagnosticEntry(
        2111, "outside the loader's chip",
        means: "The loader's file says where its chip is mapped and how large it is, and the addresses are not all in it.",
        remedy: "Correct the address, or use the loader that is for this memory.")

    /// FL2112: a file with nothing in it.
    package static let emptyData = DiagnosticEntry(
        2112, "a file with nothing in it",
        means: "The file whose bytes are to be programmed or verified is empty: there is nothing to do.",
        remedy: "Name a file with something in it.")

    /// FL2113: a register that the device does not have.
    package static let unknownDeviceRegister = DiagnosticEntry(
        2113, "a register that the device does not have",
        means: "The device has no register of this name, or has it under another one: names are those of the part's manual, in any case.",
        remedy: "Use one of the names that the note lists; what has none can be checked as memory, by its address.")

    /// FL2114: a device with several interrupt lines.
    package static let severalInterrupts = DiagnosticEntry(
        2114, "a device with several interrupt lines",
        means: "The step drives the interrupt line of a device, and the device has more than one.",
        remedy: "Write the number of the line instead of the device's name.")

    /// FL2115: levels of pins that cannot be read.
    package static let badPinLevels = DiagnosticEntry(
        2115, "levels of pins that cannot be read",
        means:
            "The input of a device of pins is text that says which pins have which level, and this does not, or names a pin that is not there.",
        remedy: "Write pairs such as `0=1 13=0`; `z` in the place of a level lets go of the pin.")
}

extension DiagnosticTable {
    /// 21xx, what a scenario names and its machine does not have.
    static let targets: [DiagnosticEntry] = [
        .absentRegister, .absentException, .cannotBePended, .unknownDevice, .unfitDevice, .absentMemory, .valueTooWide,
        .timeOutOfRange, .exactApproximateLatency, .noLoader, .outsideChip, .emptyData,
        .unknownDeviceRegister, .severalInterrupts, .badPinLevels,
    ]
}

/// The codes of a run's results, FL4001 to FL4999.
extension DiagnosticEntry {
    /// FL4001: another outcome.
    package static let otherOutcome = DiagnosticEntry(
        4001, "another outcome",
        means: """
            The run ended in another way than the scenario says. Without `outcome`, a scenario with `until` has to reach it, and \
            one without has to end by semihosting's exit with code 0.
            """,
        remedy: "The message says how it ended; `= at` is where.")

    /// FL4002: a fault that the scenario does not name.
    package static let unexpectedFault = DiagnosticEntry(
        4002, "a fault that the scenario does not name",
        means: """
            NMI, HardFault, MemManage, BusFault, UsageFault or DebugMonitor was taken, and the scenario does not name it at this \
            point. The run stops there, even when all other checks had passed.
            """,
        remedy: "Correct the firmware, or name the fault in `faults` or `exceptions` if it is meant.")

    /// FL4003: a lockup that the scenario does not name.
    package static let unexpectedLockup = DiagnosticEntry(
        4003, "a lockup that the scenario does not name",
        means: "A fault came where no fault can be taken any more, and the processor locked up. `= why` is the chain of causes.",
        remedy: "Correct the firmware, or write `outcome: lockup` if it is meant.")

    /// FL4004: a reset that the scenario does not name.
    package static let unexpectedReset = DiagnosticEntry(
        4004, "a reset that the scenario does not name",
        means: "The firmware or a device asked for a reset.",
        remedy: "Correct the firmware; or write `outcome: reset` if the run is to end there, or `resets` if it is to go on.")

    /// FL4005: an exception that was not taken.
    package static let exceptionNotTaken = DiagnosticEntry(
        4005, "an exception that was not taken",
        means: "The run ended before an exception or fault that the scenario expects. `= taken` is what there was.",
        remedy: "Check that it is caused, enabled and not masked before the run ends.")

    /// FL4006: another exception than the next one expected.
    package static let otherException = DiagnosticEntry(
        4006, "another exception than the next one expected",
        means: "An exact list of `exceptions` names every entry of the run in order, those of SysTick and interrupts too.",
        remedy: "Correct the list, or use `mode: subset` to allow others in between.")

    /// FL4007: an exception entry that differs.
    package static let entryDiffers = DiagnosticEntry(
        4007, "an exception entry that differs",
        means: "The exception was taken, but not in the way expected: its kind, its origin, EXC_RETURN, or a stacked value.",
        remedy: "`= why` has the arithmetic of priorities that led to it.")

    /// FL4008: a register that differs.
    package static let registerDiffers = DiagnosticEntry(
        4008, "a register that differs",
        means: "At the end of the run, before `settle`, or at a checkpoint, the register or field has another value.",
        remedy: "`= state` decodes the value where it has fields.")

    /// FL4009: memory that differs.
    package static let memoryDiffers = DiagnosticEntry(
        4009, "memory that differs",
        means: "At the end of the run, before `settle`, or at a checkpoint, the memory holds something else.",
        remedy: "Check the address against the image's symbols, and the size of the value.")

    /// FL4010: a console that differs.
    package static let consoleDiffers = DiagnosticEntry(
        4010, "a console that differs",
        means: "By the end of the run, before `settle`, or by a checkpoint, the console has not printed what is expected.",
        remedy: "`= printed` is the end of what it printed.")

    /// FL4011: a stimulus that never fired.
    package static let stimulusUnfired = DiagnosticEntry(
        4011, "a stimulus that never fired",
        means: "The run ended before the stimulus's trigger came. A scenario whose stimuli do not happen would pass by accident.",
        remedy: "Correct the trigger, or let the run go on for longer.")

    /// FL4012: a stimulus that the machine refuses.
    package static let stimulusRefused = DiagnosticEntry(
        4012, "a stimulus that the machine refuses",
        means: "The machine cannot do what the stimulus asks for at that moment.",
        remedy: "Check the address, the register or the device.")

    /// FL4013: a run that takes too long.
    package static let wallLimit = DiagnosticEntry(
        4013, "a run that takes too long",
        means: "The guard in host time stopped the run. It is there against a hang, and depends on the host.",
        remedy: "Bound the run with `limits` in virtual time or instructions, or raise `wall`.")

    /// FL4014: two runs, two results.
    package static let twoResults = DiagnosticEntry(
        4014, "two runs, two results",
        means: """
            With `--repeat`, a scenario came to two different results, though a run depends on nothing but the scenario and the files that \
            the firmware finds in `semihosting.folder`.
            """,
        remedy: """
            With such a folder, let the firmware begin by writing the files that it reads. Without one, report it: this is a defect of \
            the program.
            """)

    /// FL4015: something UNPREDICTABLE.
    package static let unpredictable = DiagnosticEntry(
        4015, "something UNPREDICTABLE",
        means: """
            The firmware did something that the architecture manual calls UNPREDICTABLE. The machine did what silicon usually \
            does; other silicon may do something else. This is a warning.
            """,
        remedy: "Correct the firmware, even if the scenario passes.")

    /// FL4016: a latency that differs.
    package static let latencyDiffers = DiagnosticEntry(
        4016, "a latency that differs",
        means: """
            From the exception's becoming pending to the first instruction of its handler another number of cycles passed than the \
            scenario expects, or the exception was never entered.
            """,
        remedy: "`= why` says what held it back: what was executing, what was masked, and the memory that the handler is in.")

    /// FL4017: a debugger's request that was refused.
    package static let debuggerRefused = DiagnosticEntry(
        4017, "a debugger's request that was refused",
        means: "The debug unit, or the memory behind it, cannot do what the debugger asked. The message is a debug server's.",
        remedy: "Ask for what `help` names, or write `refused` beside `debugger` if the refusal is meant.")

    /// FL4018: a debugger's request that was to be refused.
    package static let debuggerNotRefused = DiagnosticEntry(
        4018, "a debugger's request that was to be refused",
        means: "The step says `refused`, and the request was carried out, or refused in other words.",
        remedy: "Remove `refused`, or correct its words.")

    /// FL4019: another number of resets.
    package static let resetsDiffer = DiagnosticEntry(
        4019, "another number of resets",
        means: "By the end of the run the firmware and the devices had reset the machine less often than `resets` says.",
        remedy: "Check that AIRCR.SYSRESETREQ is written with its key, or that the watchdog runs out, before the run ends.")

    /// FL4020: a check of what is UNKNOWN.
    package static let unknownValue = DiagnosticEntry(
        4020, "a check of what is UNKNOWN",
        means: """
            A register was expected to hold something where the architecture manual leaves its value UNKNOWN: a fault address \
            without its valid bit, or R0 to R3, R12 and the flags where a handler begins. Other silicon may hold something else there. This is a warning.
            """,
        remedy: "Check the valid bit or the frame, or leave the register out.")

    /// FL4021: an injected error that nothing met.
    package static let injectionUnmet = DiagnosticEntry(
        4021, "an injected error that nothing met",
        means: "The step was carried out, but no access of the right kind went to the addresses before the run ended.",
        remedy: "Correct the addresses or the kind of access, or let the run go on for longer.")

    /// FL4022: a known issue that did not show.
    package static let unexpectedPass = DiagnosticEntry(
        4022, "a known issue that did not show",
        means: "The scenario says by `known_issue` that it fails, and every check of it held.",
        remedy: "Remove `known_issue` if what was wrong is corrected; else find out why the scenario no longer shows it.")

    /// FL4023: a checkpoint that was never reached.
    package static let checkpointUnreached = DiagnosticEntry(
        4023, "a checkpoint that was never reached",
        means: "The run ended before the checkpoint's trigger came, and its checks were never made.",
        remedy: "Correct the trigger, or let the run go on for longer.")

    /// FL4024: something that a device warns of.
    package static let deviceWarning = DiagnosticEntry(
        4024, "something that a device warns of",
        means: """
            A device of the machine was used in a way that its part forbids or leaves open, or that is not modelled, and went on as the \
            warning says. The first 16 of a run are shown, each once.
            """,
        remedy: "Look at what the firmware does with the device; what is not modelled may be in the machine's page.")

    /// FL4030: a boot point that was not reached.
    package static let bootMissed = DiagnosticEntry(
        4030, "a boot point that was not reached",
        means: """
            The run ended before the trigger of `boot` came, and the scenario proper never began: nothing was set up, no stimulus \
            fired, and nothing else is checked.
            """,
        remedy: "Correct the trigger of `boot.until`, or raise `limits`, which count from power-on.")

    /// FL4031: a sweep with points that fail.
    package static let sweepFailed = DiagnosticEntry(
        4031, "a sweep with points that fail",
        means: """
            With the sweep's stimulus before some of the instructions the run fails. `= first` is the first of these points, whose failures \
            follow; of a pair, one stimulus alone where that is enough. `= points` are the places of all.
            """,
        remedy: "Replay the first point.")

    /// FL4032: a sweep that does not begin or end.
    package static let sweepUnreached = DiagnosticEntry(
        4032, "a sweep that does not begin or end",
        means: "The run without the sweep's stimulus ended before it came to one of the two places of `between`.",
        remedy: "Name places that this run comes to; stimuli of `stimuli` fire in it, that of the sweep does not.")

    /// FL4033: a sweep of no points.
    package static let sweepWithoutPoints = DiagnosticEntry(
        4033, "a sweep of no points",
        means: "The run came from the first place of `between` to the second without executing an instruction.",
        remedy: "Name a later second place.")

    /// FL4034: a sweep of too many points.
    package static let sweepTooLong = DiagnosticEntry(
        4034, "a sweep of too many points",
        means: "A sweep has at most 1,000,000 points; one of a pair has the square of the instructions between its places.",
        remedy: "Bring the places closer together, or take every so-manieth instruction with `at: {every: n}`.")
}

extension DiagnosticTable {
    /// 4xxx, what a run came to.
    static let results: [DiagnosticEntry] = [
        .otherOutcome, .unexpectedFault, .unexpectedLockup, .unexpectedReset, .exceptionNotTaken, .otherException, .entryDiffers,
        .registerDiffers, .memoryDiffers, .consoleDiffers, .stimulusUnfired, .stimulusRefused, .wallLimit, .twoResults, .unpredictable,
        .latencyDiffers, .debuggerRefused, .debuggerNotRefused, .resetsDiffer, .unknownValue, .injectionUnmet,
        .unexpectedPass, .checkpointUnreached, .deviceWarning, .bootMissed, .sweepFailed, .sweepUnreached,
        .sweepWithoutPoints, .sweepTooLong,
    ]
}

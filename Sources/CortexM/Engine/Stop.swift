/// Why `Machine.run` came back.
public enum Stop: Sendable, Hashable {
    /// The number of instructions or cycles asked for is used up.
    case limit
    /// The instruction at the program counter is hooked, and has not been executed.
    case hook
    /// An exception has been entered: the program counter is at its handler. Only when entries are observed.
    case entered(ExceptionEntry)
    /// An exception has returned. Only when returns are observed.
    case returned(ExceptionReturnRecord)
    /// The processor has just locked up. Time goes on: a run after it waits for NMI or reset.
    case lockup(LockupRecord)
    /// Accesses that are watched have been made: `takeAccesses()` has them.
    case accessed
    /// Something has been printed. Only when printing is observed.
    case printed
    /// The processor has gone to sleep. Only when sleeps are observed.
    case slept(SleepKind)
    /// The processor sleeps (WFI, WFE, SLEEPONEXIT) or is locked up, and no event is scheduled that could change it.
    case idle
    /// The firmware asked to end through semihosting, with this exit code.
    case exit(code: Int32)
    /// The firmware or a device reset the machine; it stands at the reset vector.
    case reset(ResetKind)
    /// The processor is in Debug state, and stays there until the debugger resumes it. Only while a debugger is attached.
    case halted(HaltReason)
}

/// What kind of reset, by what it leaves alone.
public enum ResetKind: String, Sendable, Hashable, CaseIterable {
    /// All of it: memory is as loaded.
    case powerOn = "power_on"
    /// AIRCR.SYSRESETREQ, a pin or a watchdog: core and devices; RAM and debug unit keep their state.
    case system
}

/// Which events end a run.
public struct Observation: OptionSet, Sendable, Hashable {
    /// The bits of the set.
    public let rawValue: UInt8
    /// A set of these bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Runs end at an exception's entry.
    public static let entries = Self(rawValue: 1 << 0)
    /// Runs end at an exception's return.
    public static let returns = Self(rawValue: 1 << 1)
    /// Runs end when the processor goes to sleep.
    public static let sleeps = Self(rawValue: 1 << 2)
    /// Runs end when a console prints.
    public static let prints = Self(rawValue: 1 << 3)
}

/// What puts the processor to sleep.
public enum SleepKind: String, Sendable, Hashable, CaseIterable {
    /// WFI, until an interrupt.
    case waitForInterrupt = "WFI"
    /// WFE, until an event.
    case waitForEvent = "WFE"
    /// SCR.SLEEPONEXIT, on the return from the last handler.
    case onExit = "on_exit"
}

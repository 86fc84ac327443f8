/// What made a reset: parts tell it to their firmware in a register of their own.
public enum ResetCause: String, Sendable, Hashable, CaseIterable {
    /// The supply came up.
    case powerOn = "power_on"
    /// The reset pin, or whoever holds it: a scenario's `reset`.
    case pin
    /// AIRCR.SYSRESETREQ.
    case software
    /// A watchdog that ran out.
    case watchdog
    /// A second watchdog of the part, such as the window watchdog of STM32, that ran out or was fed too early.
    case windowWatchdog = "window_watchdog"
    /// A device that resets the part at the firmware's request.
    case device
}

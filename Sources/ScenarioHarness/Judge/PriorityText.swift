internal import ArmMProfile
internal import CortexM

/// Why the processor chose what it chose: the arithmetic of priorities at an entry, in words (DDI 0403 B1.5.4).
enum PriorityText {
    /// Why an exception was entered, and as what; told while the machine stands at its handler.
    static func entry(_ entry: ExceptionEntry, _ machine: borrowing Machine) -> String {
        self.entry(entry, grouping: machine.exceptions.priorityGrouping)
    }

    /// The same for AIRCR.PRIGROUP as it was at the entry.
    static func entry(_ entry: ExceptionEntry, grouping: UInt8) -> String {
        let before = execution(entry)
        let own = group(entry.priority, grouping: grouping)
        let late = lateStore(entry)
        if isLateBusError(entry) {
            return
                "\(late), and BusFault is disabled\(enable(.busFault)), so HardFault was made pending (FORCED): \(number(entry.priority)) is above \(before)"
        }
        switch entry.kind {
        case .escalated where entry.fault?.kind == .mlsperr || entry.fault?.kind == .lsperr:
            let ready = entry.fault?.kind == .mlsperr ? "MMRDY" : "BFRDY"
            return
                "the floating-point state of an earlier entry could not be saved, and \(entry.of?.description ?? "its fault") could not have been taken then (FPCCR.\(ready) is 0), so it became HardFault (FORCED)"
        case .escalated:
            let asked = entry.of?.description ?? "the fault"
            let rule =
                entry.exception == .hardFault && entry.hfsr & 1 << 31 != 0
                ? "so without a debugger it became HardFault (DEBUGEVT)" : "so it became HardFault (FORCED)"
            if !entry.enabled { return "\(asked) is disabled\(enable(entry.of)), \(rule)" }
            return "\(asked) is enabled, but its \(own) is not above \(before), \(rule)"
        case .derived:
            guard let of = entry.of else { return "an error in another entry or return derived it" }
            if entry.hfsr & 2 != 0, entry.exception == .hardFault {
                return "the vector of \(of) could not be read (VECTTBL), which is HardFault"
            }
            return "an error while \(of) was being entered or left derived it; its \(own) is above \(before)"
        case .lateArrival:
            return
                "it arrived while \(entry.of?.description ?? "another exception") was being stacked, and its \(own) comes first"
        case .preempt, .tailChained:
            let chained = entry.kind == .tailChained ? ", at the return from \(entry.from)" : ""
            if entry.exception == .hardFault || entry.exception == .nmi {
                return "\(entry.exception) has the fixed priority \(entry.priority), above \(before)\(chained)"
            }
            let cause = entry.lateStore == nil ? "" : "\(late); "
            return "\(cause)\(entry.exception) is enabled\(enable(entry.exception)) and its \(own) is above \(before)\(chained)"
        }
    }

    /// What a store came to whose bus error was late, and how much later.
    private static func lateStore(_ entry: ExceptionEntry) -> String {
        let text = "a store was answered with a bus error after it had retired"
        guard let store = entry.lateStore, entry.instructions > store.instructions else { return text }
        let count = entry.instructions - store.instructions
        return text + " (\(count) instruction\(count == 1 ? "" : "s") later, before \(HexText.word(entry.instruction)))"
    }

    /// HardFault in place of a disabled BusFault for IMPRECISERR: no instruction raised it.
    private static func isLateBusError(_ entry: ExceptionEntry) -> Bool {
        entry.exception == .hardFault && entry.fault == nil && entry.kind != .derived && entry.hfsr & 1 << 30 != 0
            && entry.cfsr & 1 << 10 != 0
    }

    /// The execution priority before an entry, and what made it so.
    private static func execution(_ entry: ExceptionEntry) -> String {
        "the execution priority \(number(entry.executionPriorityBefore)) ("
            + causes(
                active: entry.from, primask: entry.primask, faultmask: entry.faultmask, basepri: entry.basepri)
            + ")"
    }

    /// `in SVCall, PRIMASK set`, or `nothing active, nothing masked`.
    static func causes(active: ExceptionNumber, primask: Bool, faultmask: Bool, basepri: UInt8) -> String {
        var causes = [active == .thread ? "nothing active" : "in \(active)"]
        if faultmask { causes.append("FAULTMASK set: -1") }
        if primask { causes.append("PRIMASK set: 0") }
        if basepri != 0 { causes.append("BASEPRI \(HexText.value(UInt32(basepri), width: 8))") }
        if causes.count == 1 { causes.append("nothing masked") }
        return causes.joined(separator: ", ")
    }

    /// A priority as a register shows it: hexadecimal, but for none, the fixed ones, and 256, which is lower than all.
    static func number(_ priority: Int) -> String {
        1...255 ~= priority ? HexText.value(UInt32(priority), width: 8) : String(priority)
    }

    /// `priority 0x40`; where the subpriority does not count, `group priority 0x40 (priority 0x50, PRIGROUP 5)`.
    static func group(_ priority: Int, grouping: UInt8, alwaysGroup: Bool = false) -> String {
        let group = priority < 0 ? priority : priority & ~(2 << Int(grouping & 7) &- 1)
        if group == priority { return "\(alwaysGroup ? "group " : "")priority \(number(priority))" }
        return "group priority \(number(group)) (priority \(number(priority)), PRIGROUP \(grouping))"
    }

    /// Where an exception is enabled.
    static func enable(_ exception: ExceptionNumber?) -> String {
        switch exception {
        case .memManage?: " (SHCSR.MEMFAULTENA)"
        case .busFault?: " (SHCSR.BUSFAULTENA)"
        case .usageFault?: " (SHCSR.USGFAULTENA)"
        case .debugMonitor?: " (DEMCR.MON_EN)"
        default: exception?.interruptLine == nil ? "" : " (NVIC_ISER)"
        }
    }
}

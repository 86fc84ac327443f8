import ArmMProfile

/// The names of exceptions, in any case and with the usual aliases (DDI 0403 B1.5.2).
enum ExceptionName {
    /// What a place in a scenario can name.
    enum Kind: Sendable, Hashable {
        /// One that can be pending and entered.
        case exception
        /// One of those that fail a scenario unless it names them; lockup, which is no exception, is among them.
        case fault
        /// What was executing: also Thread.
        case origin
    }

    /// The manual's spelling of a name, or nil when there is no such exception.
    static func canonical(_ text: String, _ kind: Kind) -> String? {
        if kind == .fault, text.lowercased() == "lockup" { return "Lockup" }
        guard let number = number(text) else { return nil }
        switch kind {
        case .exception where number == .thread || number == .reset: return nil
        case .fault where !number.isFault: return nil
        case .origin where number == .reset: return nil
        default: return number.description
        }
    }

    /// The names to suggest and to list.
    static func names(_ kind: Kind) -> [String] {
        let faults = ["NMI", "HardFault", "MemManage", "BusFault", "UsageFault", "DebugMonitor"]
        let others = ["SVCall", "PendSV", "SysTick", "IRQ0 to IRQ239"]
        return switch kind {
        case .fault: faults + ["Lockup"]
        case .exception: faults + others
        case .origin: ["Thread"] + faults + others
        }
    }

    /// The spellings of the exceptions that are no interrupts, in lower case.
    static let spellings: [(name: String, number: ExceptionNumber)] = [
        ("thread", .thread), ("reset", .reset), ("nmi", .nmi), ("nonmaskableint", .nmi), ("hardfault", .hardFault),
        ("memmanage", .memManage), ("memorymanagement", .memManage), ("memmanagefault", .memManage), ("busfault", .busFault),
        ("usagefault", .usageFault), ("svcall", .svCall), ("svc", .svCall), ("debugmonitor", .debugMonitor), ("debugmon", .debugMonitor),
        ("pendsv", .pendSV), ("systick", .sysTick),
    ]

    /// The number of an exception's name.
    static func number(_ text: String) -> ExceptionNumber? {
        let name = text.lowercased()
        return spellings.first { $0.name == name }?.number ?? interruptLine(name).map { .interrupt($0) }
    }

    /// The line of `IRQ3`, `IRQ 3` and `Interrupt 3`.
    static func interruptLine(_ text: String) -> Int? {
        let name = text.lowercased()
        guard let prefix = ["irq", "interrupt"].first(where: name.hasPrefix) else { return nil }
        let digits = name.dropFirst(prefix.count).drop { $0 == " " }
        guard case .number(let number) = NumberLiteral.parse(digits), let line = number.unsigned, line < 240,
            digits.allSatisfy(\.isNumber)
        else { return nil }
        return Int(line)
    }
}

internal import ArmMProfile
internal import CortexM

/// Why an exception that is pending is not taken: the arithmetic of priorities, in words (DDI 0403 B1.5.4).
enum PendingText {
    /// A sentence for each pending exception, in order of number.
    static func lines(_ machine: borrowing Machine) -> [(exception: ExceptionNumber, text: String)] {
        (1..<256).compactMap { number in
            guard machine.exceptions.pending[number] else { return nil }
            let exception = ExceptionNumber(number)
            return (exception, "\(exception) stays pending: \(reason(exception, machine))")
        }
    }

    private static func reason(_ exception: ExceptionNumber, _ machine: borrowing Machine) -> String {
        let exceptions = machine.exceptions
        let number = Int(exception.rawValue)
        guard exceptions.enabled[number] else { return "it is disabled\(PriorityText.enable(exception))" }
        if exceptions.masksInterrupts, number >= 14 { return "the debugger holds it back (DHCSR.C_MASKINTS)" }
        let before = machine.executionPriority()
        let own = PriorityText.group(exceptions.priority(number), grouping: exceptions.priorityGrouping, alwaysGroup: true)
        guard exceptions.groupPriority(number) < before else {
            return "its \(own) is not above the execution priority \(PriorityText.number(before)) (\(cause(before, machine)))"
        }
        if let first = exceptions.highestPending(), first != number {
            return "\(ExceptionNumber(first)) comes first, of priority \(PriorityText.number(exceptions.priority(first)))"
        }
        if machine.isSleeping || machine.isLockedUp { return "nothing has been taken yet" }
        return "its \(own) is above the execution priority \(PriorityText.number(before)), so it is taken next"
    }

    /// What gives the execution priority: `BASEPRI`, `in SVCall`, of several all.
    private static func cause(_ priority: Int, _ machine: borrowing Machine) -> String {
        var causes: [String] = []
        if machine.exceptions.activePriority() == priority {
            causes.append(machine.currentException == .thread ? "an active exception" : "in \(machine.currentException)")
        }
        if machine.state.faultmask, priority == -1 { causes.append("FAULTMASK") }
        if machine.state.primask, priority == 0 { causes.append("PRIMASK") }
        if machine.state.basepri != 0, machine.exceptions.group(Int(machine.state.basepri)) == priority { causes.append("BASEPRI") }
        return causes.isEmpty ? "nothing active, nothing masked" : causes.joined(separator: ", ")
    }
}

internal import ArmMProfile
internal import CortexM

extension ReplayState {
    /// What a machine shows, and what a recorder kept of the way there.
    init(
        _ machine: borrowing Machine, _ instructions: InstructionText, _ recorder: TraceRecorder?, last count: Int, events: Int,
        end: String?
    ) {
        self.instructions = machine.instructions
        cycles = machine.cycles
        self.end = end
        pc = machine.pc
        registers = Self.names.map { Register(name: $0.rawValue.uppercased().replacing("XPSR", with: "xPSR"), value: machine[$0]) }
        faults = Self.faults(machine)
        let execution = PriorityText.number(machine.executionPriority())
        let causes = PriorityText.causes(
            active: machine.currentException, primask: machine.state.primask, faultmask: machine.state.faultmask,
            basepri: machine.state.basepri)
        priority = "\(execution) (\(causes))"
        active = Self.active(machine, recorder)
        pending = PendingText.lines(machine).map { Exception(name: $0.exception.description, text: $0.text) }
        code = CodeListing.around(machine.pc, instructions, machine)
        last = (recorder?.executed ?? []).suffix(count).map { instructions.codeLine($0.address, $0.first, $0.second) }
        stack = CallStack(instructions.images, machine).frames
        timeline = (recorder?.events ?? []).suffix(events).map { $0.event(instructions) }
        earlierEvents = (recorder?.eventCount ?? 0) - UInt64(timeline.count)
        fault = recorder?.fault?.exception.description
        changes = []
        if let before = recorder?.fault?.registers {
            for (register, value) in zip(registers, before) where register.value != value && register.name != "PC" {
                changes.append(Change(name: register.name, before: value, after: register.value))
            }
        }
    }

    /// The registers shown, in this order.
    static let names: [CoreRegister] = [
        .r0, .r1, .r2, .r3, .r4, .r5, .r6, .r7, .r8, .r9, .r10, .r11, .r12, .sp, .lr, .pc, .msp, .psp, .xpsr, .primask, .faultmask,
        .basepri, .control,
    ]

    private static func faults(_ machine: borrowing Machine) -> [String] {
        guard machine.isArmv7M else { return [] }
        var lines: [String] = []
        for (name, address) in [("CFSR", 0xE000_ED28), ("HFSR", 0xE000_ED2C)] as [(String, UInt32)] {
            guard let value = machine.peek(address, size: .word), value != 0 else { continue }
            lines.append("\(name) \(StateText.register(name, value))")
            lines += StateText.meanings(name, value).map { "  " + $0 }
        }
        return lines
    }

    /// The active exceptions, in the order of their entries as far as these were seen.
    private static func active(_ machine: borrowing Machine, _ recorder: TraceRecorder?) -> [Exception] {
        var numbers = (1..<256).filter { machine.exceptions.active[$0] }
        var order: [Int: Int] = [:]
        for (index, item) in (recorder?.events ?? []).enumerated() {
            if case .entered(let entry, _) = item.item { order[Int(entry.exception.rawValue)] = index + 1 }
        }
        numbers.sort { (order[$0] ?? 0, $0) < (order[$1] ?? 0, $1) }
        return numbers.map { number in
            let priority = PriorityText.group(machine.exceptions.priority(number), grouping: machine.exceptions.priorityGrouping)
            return Exception(name: ExceptionNumber(number).description, text: priority)
        }
    }
}

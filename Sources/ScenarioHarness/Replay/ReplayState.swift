/// What a run shows at one moment: before an instruction, or at its end.
public struct ReplayState: Sendable, Hashable {
    /// A register and its value.
    public struct Register: Sendable, Hashable {
        /// As the architecture names it.
        public var name: String
        /// What it holds.
        public var value: UInt32

        /// A register and its value.
        package init(name: String, value: UInt32) {
            self.name = name
            self.value = value
        }
    }

    /// A register that changed since a fault was entered.
    public struct Change: Sendable, Hashable {
        /// As the architecture names it.
        public var name: String
        /// What it held when the handler began.
        public var before: UInt32
        /// What it holds.
        public var after: UInt32

        /// A register's value then and now.
        package init(name: String, before: UInt32, after: UInt32) {
            self.name = name
            self.before = before
            self.after = after
        }
    }

    /// An exception that is active or pending, and what there is to say of it.
    public struct Exception: Sendable, Hashable {
        /// As the architecture names it.
        public var name: String
        /// Its priority, or why it stays pending.
        public var text: String

        /// An exception and what there is to say of it.
        package init(name: String, text: String) {
            self.name = name
            self.text = text
        }
    }

    /// Instructions executed since power-on.
    public var instructions: UInt64
    /// Virtual time, in core cycles since power-on.
    public var cycles: UInt64
    /// How the run ended, when it did before an instruction was about to execute: `exit 1`, `lockup`, …
    public var end: String?
    /// Where the processor stands.
    public var pc: UInt32
    /// R0 to R15, the stack pointers and the special registers.
    public var registers: [Register]
    /// CFSR and HFSR where they are not 0, with the meaning of each bit.
    public var faults: [String]
    /// The execution priority and what makes it so.
    public var priority: String
    /// The exceptions that are active, those entered first first.
    public var active: [Exception]
    /// The exceptions that are pending, and why they stay so.
    public var pending: [Exception]
    /// The instructions around the one that is about to execute.
    public var code: [CodeLine]
    /// The last instructions that were executed, oldest first.
    public var last: [CodeLine]
    /// The functions being executed, innermost first.
    public var stack: [StackFrame]
    /// What happened until then, oldest first, as far as it is kept.
    public var timeline: [TimelineEvent]
    /// How many events came before these and are not kept.
    public var earlierEvents: UInt64
    /// The last fault that was entered, if one was.
    public var fault: String?
    /// The registers that changed since.
    public var changes: [Change]

    /// A state of these facts.
    package init(
        instructions: UInt64, cycles: UInt64, end: String?, pc: UInt32, registers: [Register], faults: [String], priority: String,
        active: [Exception], pending: [Exception], code: [CodeLine], last: [CodeLine], stack: [StackFrame], timeline: [TimelineEvent],
        earlierEvents: UInt64 = 0, fault: String?, changes: [Change]
    ) {
        self.instructions = instructions
        self.cycles = cycles
        self.end = end
        self.pc = pc
        self.registers = registers
        self.faults = faults
        self.priority = priority
        self.active = active
        self.pending = pending
        self.code = code
        self.last = last
        self.stack = stack
        self.timeline = timeline
        self.earlierEvents = earlierEvents
        self.fault = fault
        self.changes = changes
    }
}

import CortexM

/// A device by itself: accesses, time, and what it asks for, without a machine around it.
struct DeviceRig<Subject: Device> {
    var device: Subject
    private(set) var now: UInt64 = 0
    private(set) var levels: UInt32 = 0
    /// What it has driven on its wires since it was last asked.
    private(set) var signals: [DeviceSignal] = []
    /// The resets that it has asked for.
    private(set) var resets: [ResetCause] = []
    private var console = Console()
    private var timers: [(cycle: UInt64, tag: UInt32)] = []

    init(_ device: Subject) {
        self.device = device
        self.device.reset(.powerOn)
    }

    var printed: String { String(decoding: console.bytes, as: UTF8.self) }

    mutating func load(_ offset: UInt32, _ size: AccessSize = .word) -> UInt32 {
        access { $0.read(offset, size: size, &$1) }
    }

    mutating func store(_ offset: UInt32, _ value: UInt32, _ size: AccessSize = .word) {
        access { $0.write(offset, size: size, value: value, &$1) }
    }

    mutating func receive(_ text: String) -> Bool {
        access { $0.receive(Array(text.utf8), &$1) }
    }

    mutating func signal(_ input: Int, _ value: UInt32) {
        access { $0.signal(input, value, &$1) }
    }

    /// A reset of the machine around it.
    mutating func reset(_ cause: ResetCause) {
        device.reset(cause == .powerOn ? .powerOn : .system)
        levels = 0
        timers.removeAll()
        access { $0.didReset(cause, &$1) }
    }

    mutating func takeSignals() -> [DeviceSignal] {
        defer { signals = [] }
        return signals
    }

    func peek(_ offset: UInt32, _ size: AccessSize = .word) -> UInt32? {
        device.peek(offset, size: size, DeviceContext(now: now, clockHz: 1_000_000, interruptLevels: levels))
    }

    /// Lets time pass, with the timers that fall into it.
    mutating func pass(_ cycles: UInt64) {
        let end = now + cycles
        while let next = timers.min(by: { $0.cycle < $1.cycle }), next.cycle <= end {
            timers.removeAll { $0.tag == next.tag }
            now = next.cycle
            access { $0.event(next.tag, &$1) }
        }
        now = end
    }

    private mutating func access<Result>(_ body: (inout Subject, inout DeviceContext) -> Result) -> Result {
        var context = DeviceContext(now: now, clockHz: 1_000_000, interruptLevels: levels, console: console)
        let result = body(&device, &context)
        console = context.console
        levels = context.interruptLevels
        signals += context.signals
        if context.requestsReset { resets.append(context.resetCause) }
        for request in context.timers {
            switch request {
            case .start(let tag, let after):
                timers.removeAll { $0.tag == tag }
                timers.append((now + after, tag))
            case .stop(let tag): timers.removeAll { $0.tag == tag }
            }
        }
        return result
    }
}

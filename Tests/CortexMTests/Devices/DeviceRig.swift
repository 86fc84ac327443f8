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
    /// The events that it has sent the processor.
    private(set) var events = 0
    private var console = Console()
    private var timers: [(cycle: UInt64, tag: UInt32)] = []
    /// What it has warned of.
    private(set) var warnings: [String] = []
    /// For how many cycles it has held the core.
    private(set) var stalled: UInt64 = 0
    private let memory: RigMemory?

    init(_ device: Subject) {
        self.device = device
        memory = nil
        self.device.reset(.powerOn)
    }

    /// A device with memories, in the order of its roles. They are as they are after power-on.
    init(_ device: Subject, regions: [MemoryRegion], memory: [DeviceMemoryRegion?]) {
        self.device = device
        self.memory = RigMemory(
            regions, DevicePlacement(name: "device", base: 0, size: 4, interrupts: [], device: device, memory: memory))
        self.device.reset(.powerOn)
    }

    /// The memories as the device finds them.
    var memories: DeviceMemory { memory?.memory.deviceMemory(0) ?? DeviceMemory() }

    /// A bus store to one of its memories.
    mutating func storeToMemory(_ role: Int, _ offset: UInt32, _ value: UInt32, _ size: AccessSize = .word) {
        access { $0.storeToMemory(role, at: offset, size: size, value: value, &$1) }
    }

    /// A load or fetch that comes to it in place of one of its memories; nil for a bus error.
    mutating func loadFromMemory(_ role: Int, _ offset: UInt32, _ size: AccessSize = .word, isFetch: Bool = false) -> UInt32? {
        access {
            let value = $0.loadFromMemory(role, at: offset, size: size, isFetch: isFetch, &$1)
            return $1.busError ? nil : value
        }
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
        var context = DeviceContext(
            now: now, clockHz: 1_000_000, interruptLevels: levels, console: console, memory: memories)
        let result = body(&device, &context)
        console = context.console
        levels = context.interruptLevels
        signals += context.signals
        warnings += context.warnings
        stalled += context.stalledCycles
        memory?.memory.carryOut(context.memory.requests)
        if context.sendsEvent { events += 1 }
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

/// The memories of a device in a rig, which copies of the rig share.
private final class RigMemory {
    var memory: Memory

    init(_ regions: [MemoryRegion], _ placement: DevicePlacement) {
        memory = Memory(regions, devices: [placement])
    }
}

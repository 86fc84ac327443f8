/// A peripheral: a value with registers, an interrupt or two, and perhaps a console. Snapshots copy it.
///
/// A device sees neither clock, file nor thread: time is the context's, the future is scheduled in the one event queue.
public protocol Device: Sendable {
    /// Back to the state after a power-on reset.
    mutating func reset()

    /// A load of `size` bytes at `offset` from the device's base.
    mutating func read(_ offset: UInt32, size: AccessSize, _ context: inout DeviceContext) -> UInt32

    /// A store of `size` bytes at `offset` from the device's base.
    mutating func write(_ offset: UInt32, size: AccessSize, value: UInt32, _ context: inout DeviceContext)

    /// An event that this device scheduled is due.
    mutating func event(_ tag: UInt32, _ context: inout DeviceContext)

    /// Bytes arrive from outside, for a device with a serial input. Returns false when it has none.
    mutating func receive(_ bytes: [UInt8], _ context: inout DeviceContext) -> Bool
}

extension Device {
    public mutating func event(_ tag: UInt32, _ context: inout DeviceContext) {}
    public mutating func receive(_ bytes: [UInt8], _ context: inout DeviceContext) -> Bool { false }
}

/// What a device may do to the machine while it is being accessed. The machine fills it in before the call, and carries out
/// what it asks for after it.
public struct DeviceContext {
    /// Virtual time: core cycles since power-on.
    public let now: UInt64
    /// Core clock in hertz.
    public let clockHz: UInt64
    /// The level of each of the device's interrupt outputs; starts as it was.
    public var interruptLevels: UInt32
    /// What the device prints, appended to the console of its name.
    public var output: [UInt8] = []
    /// Events asked for: cycles from now, and the tag given back.
    public var scheduled: [(after: UInt64, tag: UInt32)] = []
    /// Set to answer this access with a bus error.
    public var busError = false
    /// Set to ask for a system reset (a watchdog).
    public var requestsReset = false

    public init(now: UInt64, clockHz: UInt64, interruptLevels: UInt32) {
        self.now = now
        self.clockHz = clockHz
        self.interruptLevels = interruptLevels
    }
}

/// The width of a memory access.
public enum AccessSize: UInt8, Sendable, Hashable, CaseIterable {
    case byte = 1
    case halfword = 2
    case word = 4
}

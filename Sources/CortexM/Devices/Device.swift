/// A peripheral: a value with registers, an interrupt or two, and perhaps a console. Snapshots copy it.
///
/// A device sees neither clock, file nor thread: time is the context's, the future is scheduled in the one event queue.
public protocol Device: Sendable {
    /// Back to the state after a reset. What is outside the part - bytes on their way to it, levels driven on its pins -
    /// goes at power-on alone.
    mutating func reset(_ kind: ResetKind)

    /// A load of `size` bytes at `offset` from the device's base.
    mutating func read(_ offset: UInt32, size: AccessSize, _ context: inout DeviceContext) -> UInt32

    /// A store of `size` bytes at `offset` from the device's base.
    mutating func write(_ offset: UInt32, size: AccessSize, value: UInt32, _ context: inout DeviceContext)

    /// An event that this device scheduled is due.
    mutating func event(_ tag: UInt32, _ context: inout DeviceContext)

    /// Bytes arrive from outside, for a device with an input. Returns false when it has none, or they mean nothing to it.
    mutating func receive(_ bytes: [UInt8], _ context: inout DeviceContext) -> Bool

    /// A wire to this device carries another word.
    mutating func signal(_ input: Int, _ value: UInt32, _ context: inout DeviceContext)

    /// All devices have been reset: called where `isToldOfResets`, for a register that tells the cause, and for a device that
    /// has to drive its outputs anew.
    mutating func didReset(_ cause: ResetCause, _ context: inout DeviceContext)

    /// Whether `didReset` is to be called.
    var isToldOfResets: Bool { get }

    /// What a load would give, without the load's side effects; `nil` when that cannot be said.
    func peek(_ offset: UInt32, size: AccessSize, _ context: DeviceContext) -> UInt32?

    /// A bus store, `offset` bytes into a memory of this device, that the bus cannot do: to flash, to a window that shows nothing
    /// there, or what cannot be changed. `role` is the memory's index among those of the device's kind.
    mutating func storeToMemory(_ role: Int, at offset: UInt32, size: AccessSize, value: UInt32, _ context: inout DeviceContext)

    /// A load or a fetch, `offset` bytes into a memory of this device, from a window that shows nothing there, or from what the
    /// device guards. A fetch asks for half-words.
    mutating func loadFromMemory(
        _ role: Int, at offset: UInt32, size: AccessSize, isFetch: Bool, _ context: inout DeviceContext
    ) -> UInt32

    /// Whether the device has a console: something that it prints, or that can be typed at it.
    var hasConsole: Bool { get }
}

extension Device {
    /// Does nothing: for a device that starts no timer.
    public mutating func event(_ tag: UInt32, _ context: inout DeviceContext) {}
    /// Refuses the bytes: for a device without an input.
    public mutating func receive(_ bytes: [UInt8], _ context: inout DeviceContext) -> Bool { false }
    /// Does nothing: for a device without an input for wires.
    public mutating func signal(_ input: Int, _ value: UInt32, _ context: inout DeviceContext) {}
    /// Does nothing: for a device that comes out of every reset in the same way.
    public mutating func didReset(_ cause: ResetCause, _ context: inout DeviceContext) {}
    /// False: for a device that comes out of every reset in the same way.
    public var isToldOfResets: Bool { false }
    /// Says nothing: for a device whose loads cannot be told without their side effects.
    public func peek(_ offset: UInt32, size: AccessSize, _ context: DeviceContext) -> UInt32? { nil }
    /// Leaves the store to the region: a bus error, or ignored by flash that says so.
    public mutating func storeToMemory(
        _ role: Int, at offset: UInt32, size: AccessSize, value: UInt32, _ context: inout DeviceContext
    ) {
        context.leavesToRegion = true
    }
    /// Answers with a bus error.
    public mutating func loadFromMemory(
        _ role: Int, at offset: UInt32, size: AccessSize, isFetch: Bool, _ context: inout DeviceContext
    ) -> UInt32 {
        context.busError = true
        return 0
    }
    /// False: for a device that neither prints nor is typed at.
    public var hasConsole: Bool { false }
}

/// The width of a memory access.
public enum AccessSize: UInt8, Sendable, Hashable, CaseIterable {
    case byte = 1
    case halfword = 2
    case word = 4
}

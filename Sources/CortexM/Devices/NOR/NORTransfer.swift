/// The bytes of a command, in time, between a controller's FIFO and its chips.
package struct NORTransfer: Sendable {
    /// What a command carries after its frame.
    package enum Direction: Sendable, Hashable {
        case none, read, write
    }

    package var chips: NORChips
    package private(set) var fifo: [UInt8] = []
    /// What is under way; `nil` when nothing is.
    package private(set) var direction: Direction?
    package private(set) var frame = NORFrame()
    /// Bytes that are still to go between chip and FIFO.
    package private(set) var remaining: UInt64 = 0
    private let depth: Int
    /// The cycle of the next byte, or of the end of a command without data.
    private var next: UInt64 = 0
    private var byteCycles: UInt64 = 1
    /// A full FIFO stopped the clock.
    private var isHeldBack = false

    package init(_ chips: NORChips, depth: Int) {
        self.chips = chips
        self.depth = depth
        fifo.reserveCapacity(depth)
    }

    package var free: Int { depth - fifo.count }
    /// Nothing is to come from the chip, or to go to it.
    package var isDrained: Bool { direction == nil || direction == .read && remaining == 0 }

    /// Core cycles of a byte of data: two chips carry two at a time.
    package static func byteCycles(_ frame: NORFrame, _ selection: NORChips.Selection, clockCycles: UInt64) -> UInt64 {
        let cycles = UInt64(frame.clocksPerByte) &* clockCycles
        return max(1, selection == .both ? cycles / 2 : cycles)
    }

    /// Starts a command of so many bytes of data; a clock to the chips takes `clockCycles`.
    package mutating func start(
        _ frame: NORFrame, _ selection: NORChips.Selection, _ direction: Direction, count: UInt64, clockCycles: UInt64,
        _ context: inout DeviceContext
    ) {
        chips.begin(frame, selection, at: context.now, clockHz: context.clockHz, context.memory)
        self.frame = frame
        self.direction = direction
        remaining = direction == .none ? 0 : count
        fifo.removeAll(keepingCapacity: true)
        isHeldBack = false
        byteCycles = Self.byteCycles(frame, selection, clockCycles: clockCycles)
        next = context.now &+ UInt64(frame.clocks) &* clockCycles &+ (direction == .none ? 0 : byteCycles)
    }

    /// Does what was to happen until now. Returns whether the command was completed.
    package mutating func advance(_ context: inout DeviceContext) -> Bool {
        switch direction {
        case nil: return false
        case .none?: return next <= context.now ? complete(&context) : false
        case .read:
            while next <= context.now, canTake, !isHeldBack { if take(&context) { return true } }
        case .write:
            while next <= context.now, canGive { if give(&context) { return true } }
        }
        return false
    }

    /// Ends the command where it is: the chips are deselected, the FIFO is empty.
    package mutating func abort(_ context: inout DeviceContext) {
        if direction != nil, !(direction == .read && remaining == 0) { deselect(at: context.now, &context) }
        forget()
    }

    /// Forgets the command, as a reset of the controller does. The chips see nothing of it until they are selected again.
    package mutating func forget() {
        direction = nil
        remaining = 0
        isHeldBack = false
        fifo.removeAll(keepingCapacity: true)
    }

    /// Bytes for DR that have not come through a transfer: a polled status.
    package mutating func hold(_ bytes: [UInt8]) { fifo = bytes }

    /// Takes bytes out of the FIFO; those that are still to come are waited for. The lowest comes first. Returns whether the
    /// command was completed.
    package mutating func read(_ count: Int, _ value: inout UInt32, _ context: inout DeviceContext) -> Bool {
        let isCompleted = wait(for: count, &context)
        let taken = min(count, fifo.count)
        value = 0
        for index in 0..<taken { value |= UInt32(fifo[index]) << UInt32(8 * index) }
        fifo.removeFirst(taken)
        if direction == .read, remaining == 0, fifo.isEmpty { direction = nil }
        // The clock runs again when four bytes are free.
        if isHeldBack, free >= 4 {
            isHeldBack = false
            next = context.now &+ byteCycles
        }
        return isCompleted
    }

    /// Puts bytes into the FIFO; a full one makes the bus wait, and what is beyond the command's length is dropped. Returns whether
    /// the command was completed.
    package mutating func write(_ value: UInt32, _ count: Int, _ context: inout DeviceContext) -> Bool {
        guard direction == .write else { return false }
        for index in 0..<count {
            if free == 0 {
                if next > context.now { context.stall(next - context.now) }
                if give(&context) { return true }
            }
            if fifo.isEmpty { next = max(next, context.now &+ byteCycles) }
            if UInt64(fifo.count) < remaining { fifo.append(UInt8(truncatingIfNeeded: value >> UInt32(8 * index))) }
        }
        return false
    }

    /// When a flag of the FIFO's level may change next, or the command ends; `nil` while it waits for the firmware.
    package func nextEvent(threshold: Int) -> UInt64? {
        switch direction {
        case nil: return nil
        case .none?: return next
        case .read:
            guard canTake, !isHeldBack else { return nil }
            let wanted = fifo.count < threshold ? threshold - fifo.count : free
            return next &+ (min(UInt64(max(1, wanted)), remaining) - 1) &* byteCycles
        case .write:
            guard canGive else { return nil }
            let wanted = free < threshold ? min(threshold - free, fifo.count) : fifo.count
            return next &+ (min(UInt64(wanted), remaining) - 1) &* byteCycles
        }
    }

    private var canTake: Bool { remaining > 0 && free > 0 }
    private var canGive: Bool { remaining > 0 && !fifo.isEmpty }

    /// A byte from the chip.
    private mutating func take(_ context: inout DeviceContext) -> Bool {
        fifo.append(chips.receive(frame, context.memory))
        remaining -= 1
        if remaining == 0 { deselect(at: next, &context) }
        next &+= byteCycles
        isHeldBack = free == 0
        return remaining == 0
    }

    /// A byte to the chip.
    private mutating func give(_ context: inout DeviceContext) -> Bool {
        chips.send(fifo.removeFirst(), frame, context.memory)
        remaining -= 1
        if remaining == 0 { return complete(&context) }
        next &+= byteCycles
        return false
    }

    private mutating func complete(_ context: inout DeviceContext) -> Bool {
        deselect(at: next, &context)
        direction = nil
        fifo.removeAll(keepingCapacity: true)
        return true
    }

    private mutating func deselect(at cycle: UInt64, _ context: inout DeviceContext) {
        for text in chips.end(at: cycle, &context.memory) { context.warn(text) }
    }

    private mutating func wait(for count: Int, _ context: inout DeviceContext) -> Bool {
        let missing = min(UInt64(max(0, count - fifo.count)), direction == .read ? remaining : 0)
        guard missing > 0 else { return false }
        if isHeldBack {
            isHeldBack = false
            next = context.now &+ byteCycles
        }
        let last = next &+ (missing - 1) &* byteCycles
        if last > context.now { context.stall(last - context.now) }
        var isCompleted = false
        for _ in 0..<missing where canTake { if take(&context) { isCompleted = true } }
        return isCompleted
    }
}

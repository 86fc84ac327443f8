/// How long the operations of a flash controller take.
public enum FlashTime: String, Sendable, Hashable, CaseIterable {
    /// What data sheets call typical.
    case typical
    /// A cycle.
    case none

    /// Core cycles of so many nanoseconds.
    func cycles(nanoseconds: UInt64, _ context: DeviceContext) -> UInt64 {
        self == .typical ? context.cycles(nanoseconds: nanoseconds) : 1
    }
}

/// Whether a flash bank is at work, and until when. What the work does to the bytes is done when it begins: they cannot be seen
/// before its end but by code that reads a bank that it has just told to change.
package struct STM32FlashBusy: Sendable, Hashable {
    private let time: FlashTime
    private let timer: UInt32
    private var end: UInt64 = 0
    package private(set) var isBusy = false

    /// An idle bank whose end of work is an event with that tag.
    package init(_ time: FlashTime, timer: UInt32 = 0) {
        self.time = time
        self.timer = timer
    }

    /// Goes to work.
    package mutating func begin(nanoseconds: UInt64, _ context: inout DeviceContext) {
        // What was waited for in this access has its end still before it.
        end = max(context.now, end) &+ time.cycles(nanoseconds: nanoseconds, context)
        isBusy = true
        context.startTimer(timer, after: end &- context.now)
    }

    /// What was at work is not any more.
    package mutating func reset() {
        isBusy = false
        end = 0
    }

    /// The event has come. False when the work had been waited for.
    package mutating func finish() -> Bool {
        defer { isBusy = false }
        return isBusy
    }

    /// The next order has come: the bus waits until the work is done. False when there is none.
    package mutating func wait(_ context: inout DeviceContext) -> Bool {
        guard isBusy else { return false }
        if end > context.now { context.stall(end - context.now) }
        context.stopTimer(timer)
        return finish()
    }
}

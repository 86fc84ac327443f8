/// Automatic polling of a status (RM0351 section 17.3.6).
extension STM32QUADSPI {
    /// The poll that ends next.
    struct Poll: Sendable, Hashable {
        /// When it ends; `nil` when no poll can see anything new.
        var end: UInt64?
        /// It has been made: its status is there. Polls that cannot see anything new are passed over.
        var isMade = false
    }

    /// Bytes of a status: four at most.
    private var statusBytes: Int { Int(min(3, dataLength)) + 1 }

    /// Core cycles of a poll, and until the next one begins.
    private var pollCycles: (poll: UInt64, period: UInt64) {
        let frame = frame(to: address, withInstruction: !command.sendsInstructionOnce)
        let bytes = UInt64(statusBytes) &* NORTransfer.byteCycles(frame, selection, clockCycles: clockCycles)
        let poll = UInt64(frame.clocks) &* clockCycles &+ bytes
        return (max(1, poll), max(1, poll) &+ UInt64(registers[Register.pir]) &* clockCycles)
    }

    /// Makes the poll that begins at a cycle: its status is to be seen when it ends.
    mutating func poll(from cycle: UInt64, _ context: inout DeviceContext) {
        let frame = nextFrame(to: address)
        transfer.chips.begin(frame, selection, at: cycle, clockHz: context.clockHz, context.memory)
        var bytes: [UInt8] = []
        for _ in 0..<statusBytes { bytes.append(transfer.chips.receive(frame, context.memory)) }
        let end = cycle &+ pollCycles.poll
        for text in transfer.chips.end(at: end, &context.memory) { context.warn(text) }
        transfer.hold(bytes)
        poll = Poll(end: end, isMade: true)
    }

    /// A poll is over: it matches, or there is another.
    mutating func pollEnded(at end: UInt64, _ context: inout DeviceContext) {
        let (length, period) = pollCycles
        let start = end &- length
        if !poll.isMade { poll(from: start, &context) }
        hasStatus = true
        if isMatch {
            flags |= Flag.statusMatch
            if control & Control.stopAtMatch != 0 { activity = .indirect }
            // Until SMF is cleared further matches show nothing.
            poll = Poll()
            return
        }
        guard let change = transfer.chips.nextChange(after: start) else {
            poll = Poll()
            return
        }
        let polls = (change - start).addingReportingOverflow(period - 1).partialValue / period
        poll = Poll(end: start &+ polls &* period &+ length)
    }

    /// Polls on after a match, once SMF has been cleared.
    mutating func pollOn(from now: UInt64) {
        if poll.end == nil { poll = Poll(end: now &+ pollCycles.period) }
    }

    private var isMatch: Bool {
        let status = transfer.fifo.enumerated().reduce(UInt32(0)) { $0 | UInt32($1.element) << UInt32(8 * $1.offset) }
        let mask = registers[Register.psmkr]
        let difference = (status ^ registers[Register.psmar]) & mask
        return control & Control.matchAny != 0 ? difference != mask : difference == 0
    }
}

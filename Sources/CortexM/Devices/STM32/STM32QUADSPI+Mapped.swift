/// Memory-mapped mode (RM0351 section 17.3.7).
extension STM32QUADSPI {
    /// A load or fetch from the window while it shows nothing: the first one of memory-mapped mode, one that the window cannot show
    /// because the command is not what the chips expect, or one that the interface does not answer.
    public mutating func loadFromMemory(
        _ role: Int, at offset: UInt32, size: AccessSize, isFetch: Bool, _ context: inout DeviceContext
    ) -> UInt32 {
        advance(&context)
        guard role == Memory.window.rawValue, isEnabled, command.mode == .mapped, UInt64(offset) < flashSize else {
            context.busError = true
            return 0
        }
        defer { settle(&context) }
        open(&context)
        let count = Int(size.rawValue)
        // Two chips give a byte each.
        let start = isDual ? offset & ~1 : offset
        let frame = nextFrame(to: start)
        activity = .mapped
        guard frame.dataLines > 0 else {
            context.warn("memory-mapped mode without a data phase (DMODE 0) gives 0")
            return 0
        }
        transfer.chips.begin(frame, selection, at: context.now, clockHz: context.clockHz, context.memory)
        var value: UInt32 = 0
        if start != offset { _ = transfer.chips.receive(frame, context.memory) }
        for index in 0..<count { value |= UInt32(transfer.chips.receive(frame, context.memory)) << UInt32(8 * index) }
        for text in transfer.chips.end(at: context.now, &context.memory) { context.warn(text) }
        let byteCycles = NORTransfer.byteCycles(frame, selection, clockCycles: clockCycles)
        context.stall(UInt64(frame.clocks) &* clockCycles &+ UInt64(count) &* byteCycles)
        if control & Control.timeout != 0 {
            context.startTimer(Self.timeoutTimer, after: UInt64(registers[Register.lptr]) &* clockCycles)
        }
        return value
    }

    /// Lets the window show the flash, as far as reads by this command give its bytes as they are.
    private mutating func open(_ context: inout DeviceContext) {
        var hasSent = hasSentInstruction
        let chips = transfer.chips
        let readable = chips.readableSize(selection, upTo: flashSize, at: context.now, clockHz: context.clockHz) { address in
            defer { hasSent = true }
            return frame(to: address, withInstruction: !(command.sendsInstructionOnce && hasSent))
        }
        if readable > 0 {
            context.memory.show(
                Memory.window.rawValue, of: Memory.chip.rawValue, offset: 0, size: UInt32(truncatingIfNeeded: readable))
        }
        guard readable < min(flashSize, chips.size) else { return }
        context.warn(
            readable == 0
                ? "memory-mapped reads do not give the bytes of \(chips.part) as they are: opcode, lines, address bytes, mode bits or"
                    + " dummy cycles of CCR are not what it expects, or it is busy"
                : "memory-mapped reads with 3 address bytes reach the first 16 MiB of \(chips.part) alone")
    }

    /// LPTR ran out: the chips are deselected until the next access. The time counts from the first access after the last timeout.
    mutating func endMappedAccess(_ context: inout DeviceContext) {
        guard activity == .mapped else { return }
        flags |= Flag.timeout
        activity = .indirect
        context.memory.close(Memory.window.rawValue)
    }
}

/// Commands in indirect mode (RM0351 section 17.3.5): what starts them, and their bytes.
extension STM32QUADSPI {
    /// A command without an address, and without data to be supplied, starts with the store to CCR.
    mutating func didStoreCommand(_ context: inout DeviceContext) {
        if variant == .h7, command.runsFree {
            if isEnabled { activity = .freeRunning }
        } else if !command.isEmpty, !command.hasAddress {
            startUnlessItWaits(&context)
        }
    }

    /// One with an address starts with the store to AR.
    mutating func didStoreAddress(_ context: inout DeviceContext) {
        guard isEnabled, command.hasAddress else { return }
        if UInt64(address) >= flashSize {
            flags |= Flag.transferError
        } else {
            startUnlessItWaits(&context)
        }
    }

    /// An indirect write with data waits for the first of them.
    private mutating func startUnlessItWaits(_ context: inout DeviceContext) {
        guard isEnabled else { return }
        switch command.mode {
        case .indirectWrite: if !command.hasData { start(&context) }
        case .indirectRead, .polling: start(&context)
        case .mapped: break
        }
    }

    /// Bytes that the command carries.
    private var length: UInt64 {
        guard command.hasData else { return 0 }
        let count = dataLength
        guard count == .max else { return UInt64(count) + 1 }
        return flashSize - min(flashSize, command.hasAddress ? UInt64(address) : 0)
    }

    /// The frame of the command to an address; each of two chips has half of it.
    func frame(to address: UInt32, withInstruction: Bool) -> NORFrame {
        command.frame(
            address: isDual ? address / 2 : address, alternate: registers[Register.abr], withInstruction: withInstruction)
    }

    /// The frame that goes out next: with SIOO the first one alone has the instruction.
    mutating func nextFrame(to address: UInt32) -> NORFrame {
        defer { hasSentInstruction = true }
        return frame(to: address, withInstruction: !(command.sendsInstructionOnce && hasSentInstruction))
    }

    private mutating func start(_ context: inout DeviceContext) {
        let length = length
        if command.hasAddress, UInt64(address) + length > flashSize {
            flags |= Flag.transferError
            return
        }
        if command.mode == .polling {
            activity = .polling
            hasStatus = false
            poll(from: context.now, &context)
            return
        }
        transfer.start(
            nextFrame(to: address), selection,
            !command.hasData ? .none : command.mode == .indirectRead ? .read : .write, count: length, clockCycles: clockCycles, &context)
    }

    /// Does what was to happen until now.
    mutating func advance(_ context: inout DeviceContext) {
        switch activity {
        case .indirect: if transfer.advance(&context) { flags |= Flag.transferComplete }
        case .polling: if let end = poll.end, end <= context.now { pollEnded(at: end, &context) }
        case .mapped, .freeRunning: break
        }
    }

    /// A load of DR. Bytes that are still to come are waited for; where none can come it gives zeros.
    mutating func readData(_ count: Int, _ context: inout DeviceContext) -> UInt32 {
        if activity == .polling || command.mode == .polling {
            hasStatus = false
            return value(of: Register.dr, context)
        }
        guard transfer.direction == .read || !transfer.fifo.isEmpty else {
            context.warn("a load of DR without data to come gives 0")
            return 0
        }
        var value: UInt32 = 0
        if transfer.read(count, &value, &context) { flags |= Flag.transferComplete }
        return value
    }

    /// A store to DR: the first one starts a write.
    mutating func writeData(_ value: UInt32, _ count: Int, _ context: inout DeviceContext) {
        guard isEnabled, command.mode == .indirectWrite, command.hasData else {
            context.warn("a store to DR outside an indirect write is ignored")
            return
        }
        if transfer.direction == nil { start(&context) }
        if transfer.write(value, count, &context) { flags |= Flag.transferComplete }
    }
}

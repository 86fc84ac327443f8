extension Machine {
    /// What semihosting may do, and what it answers.
    public var semihosting: SemihostingOptions {
        get { semihostingState.options }
        set { semihostingState.options = newValue }
    }

    /// BKPT 0xAB was executed: answers the call in R0 and R1. The program counter is already after it. False when semihosting
    /// is off, and the instruction is a breakpoint like any other.
    package mutating func semihostingCall() -> Bool {
        guard semihostingState.options.isEnabled else { return false }
        let argument = registers[1]
        defer { notePrints() }
        do throws(SemihostingError) {
            guard let operation = SemihostingOperation(rawValue: registers[0]) else { throw SemihostingError.notSupported }
            if let result = try answer(operation, argument) { registers[0] = result }
        } catch {
            semihostingState.errno = error.rawValue
            registers[0] = .max
        }
        return true
    }

    /// The result of a call, `nil` for those that have none.
    private mutating func answer(
        _ operation: SemihostingOperation, _ argument: UInt32
    ) throws(SemihostingError) -> UInt32? {
        switch operation {
        case .open: return try openFile(argument)
        case .close: return try closeFile(argument)
        case .writeC:
            semihostingState.console.append(try semihostingByte(argument))
            return nil
        case .write0:
            try writeString(argument)
            return nil
        case .write: return try writeFile(argument)
        case .read: return try readFile(argument)
        case .readC:
            guard let byte = semihostingState.input.take(1).first else { throw .inputOutput }
            return UInt32(byte)
        case .isError: return try semihostingWord(argument, 0) >> 31
        case .isTTY: return try isConsole(argument)
        case .seek: return try seekFile(argument)
        case .fileLength: return try fileLength(argument)
        case .temporaryName: return try temporaryName(argument)
        case .remove: return try removeFile(argument)
        case .rename: return try renameFile(argument)
        case .clock: return UInt32(truncatingIfNeeded: virtualTime(per: 100))
        case .time: return UInt32(truncatingIfNeeded: virtualTime(per: 1))
        case .system: throw .notPermitted
        case .errno: return UInt32(bitPattern: semihostingState.errno)
        case .getCommandLine: return try commandLine(argument)
        case .heapInfo: return try heapInfo(argument)
        case .exit:
            leave(reason: argument, code: 0)
            return nil
        case .exitExtended:
            leave(reason: try semihostingWord(argument, 0), code: try semihostingWord(argument, 1))
            return nil
        case .elapsed:
            try storeSemihostingWord(argument, 0, UInt32(truncatingIfNeeded: cycles))
            try storeSemihostingWord(argument, 1, UInt32(truncatingIfNeeded: cycles >> 32))
            return 0
        case .tickFrequency:
            guard configuration.clockHz < UInt64(UInt32.max) else { throw .notSupported }
            return UInt32(configuration.clockHz)
        }
    }

    /// Virtual time since power-on in `unit`ths of a second.
    private func virtualTime(per unit: UInt64) -> UInt64 {
        let hertz = max(1, configuration.clockHz)
        let (seconds, rest) = cycles.quotientAndRemainder(dividingBy: hertz)
        return seconds &* unit &+ rest.multipliedReportingOverflow(by: unit).partialValue / hertz
    }

    /// ADP_Stopped_ApplicationExit ends with the code that the call gives (0 for SYS_EXIT); every other reason is a failure,
    /// and ends with 1.
    private mutating func leave(reason: UInt32, code: UInt32) {
        requestStop(.exit(code: reason == 0x20026 ? Int32(bitPattern: code) : 1))
    }

    private mutating func writeString(_ address: UInt32) throws(SemihostingError) {
        var address = address
        for _ in 0..<Self.longestTransfer {
            let byte = try semihostingByte(address)
            if byte == 0 { return }
            semihostingState.console.append(byte)
            address = address &+ 1
        }
        throw .invalid
    }

    private mutating func commandLine(_ block: UInt32) throws(SemihostingError) -> UInt32 {
        let buffer = try semihostingWord(block, 0)
        let size = try semihostingWord(block, 1)
        let text = Array(semihostingState.options.commandLine.utf8)
        guard UInt64(text.count) < UInt64(size) else { throw .invalid }
        try storeSemihostingBytes(text + [0], at: buffer)
        try storeSemihostingWord(block, 1, UInt32(text.count))
        return 0
    }

    private mutating func heapInfo(_ argument: UInt32) throws(SemihostingError) -> UInt32? {
        let block = try semihostingWord(argument, 0)
        let heap = semihostingState.options.heap
        for (index, value) in [heap.heapBase, heap.heapLimit, heap.stackBase, heap.stackLimit].enumerated() {
            try storeSemihostingWord(block, UInt32(index), value)
        }
        return nil
    }
}

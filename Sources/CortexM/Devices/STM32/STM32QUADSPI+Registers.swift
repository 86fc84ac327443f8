extension STM32QUADSPI {
    enum Control {
        static let enable: UInt32 = 1 << 0
        static let abort: UInt32 = 1 << 1
        static let timeout: UInt32 = 1 << 3
        static let dualFlash: UInt32 = 1 << 6
        static let secondFlash: UInt32 = 1 << 7
        static let stopAtMatch: UInt32 = 1 << 22
        static let matchAny: UInt32 = 1 << 23
        /// What cannot be changed while BUSY is set: PRESCALER, PMM, APMS, FSEL, DFM, SSHIFT, TCEN.
        static let whileIdle: UInt32 = 0xFFC0_00D8
    }

    enum Flag {
        static let transferError: UInt32 = 1 << 0
        static let transferComplete: UInt32 = 1 << 1
        static let fifoThreshold: UInt32 = 1 << 2
        static let statusMatch: UInt32 = 1 << 3
        static let timeout: UInt32 = 1 << 4
        static let busy: UInt32 = 1 << 5
    }

    var control: UInt32 { registers[Register.cr] }
    var isEnabled: Bool { control & Control.enable != 0 }
    var command: QUADSPICommand { QUADSPICommand(word: registers[Register.ccr]) }
    var isDual: Bool { control & Control.dualFlash != 0 && transfer.chips.count == 2 }
    /// Bit 0 is stuck at 1 with DFM: two chips carry an even number of bytes (RM0399 section 24.5.5).
    var dataLength: UInt32 { registers[Register.dlr] | (control & Control.dualFlash != 0 ? 1 : 0) }
    /// Bit 0 is stuck at 0 with DFM (RM0399 section 24.5.7).
    var address: UInt32 { registers[Register.ar] & ~(control & Control.dualFlash != 0 ? 1 : 0) }
    var selection: NORChips.Selection { isDual ? .both : .one(control & Control.secondFlash != 0 ? 1 : 0) }
    /// Bytes of the flash as FSIZE says: of both chips together.
    var flashSize: UInt64 { 1 << UInt64((registers[Register.dcr] >> 16 & 31) + 1) }
    var threshold: Int { Int(control >> 8 & (variant == .h7 ? 31 : 15)) + 1 }
    /// Core cycles of a clock to the flash.
    var clockCycles: UInt64 { (UInt64(control >> 24) + 1) * clockDivider }

    var isBusy: Bool { activity != .indirect || transfer.direction != nil }

    /// FTF: enough bytes to take, or enough room to put some, or a status to look at.
    var isAtThreshold: Bool {
        guard isEnabled else { return false }
        return switch command.mode {
        case .indirectWrite: command.hasData && transfer.free >= threshold
        case .indirectRead: transfer.fifo.count >= threshold || transfer.isDrained && !transfer.fifo.isEmpty
        case .polling: hasStatus
        case .mapped: false
        }
    }

    /// FLEVEL: zero in automatic polling and in memory-mapped mode, which do without the FIFO (RM0399 section 24.5.3).
    private var level: UInt32 {
        switch command.mode {
        case .indirectWrite, .indirectRead: UInt32(transfer.fifo.count)
        case .polling, .mapped: 0
        }
    }

    var status: UInt32 {
        flags | (isAtThreshold ? Flag.fifoThreshold : 0) | (isBusy ? Flag.busy : 0) | level << 8
    }

    package mutating func store(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        switch offset {
        case Register.cr: storeControl(control & ~lanes | value, &context)
        case Register.fcr: clearFlags(value, &context)
        case Register.sr: break
        case Register.dcr, Register.dlr, Register.ccr, Register.ar, Register.abr, Register.psmkr, Register.psmar, Register.pir,
            Register.lptr:
            guard !isBusy else {
                // The erratum's remedy stores the word that starts the free-running clock twice.
                if activity == .freeRunning, offset == Register.ccr { return }
                context.warn("a store to \(name(offset)) while BUSY is set is ignored")
                return
            }
            storeIdle(offset, value, lanes: lanes, &context)
        default: registers.store(offset, value, lanes: lanes)
        }
    }

    private func name(_ offset: UInt32) -> String {
        registers.table.index(of: offset).map { registers.table.rows[$0].name } ?? "a register"
    }

    private mutating func storeIdle(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        switch offset {
        case Register.ccr:
            registers[offset] = (registers[offset] & ~lanes | value) & variant.command
            hasSentInstruction = false
            hasStatus = false
            didStoreCommand(&context)
        case Register.ar:
            guard command.mode != .mapped else { return }
            registers[offset] = registers[offset] & ~lanes | value
            didStoreAddress(&context)
        default: registers.store(offset, value, lanes: lanes)
        }
    }

    private mutating func storeControl(_ value: UInt32, _ context: inout DeviceContext) {
        let held = isBusy ? Control.whileIdle : 0
        registers[Register.cr] = (value & ~held | control & held) & variant.control & ~Control.abort
        if value & Control.abort != 0 {
            // Firmware waits for TCF even when there was nothing to abort.
            stop(&context)
            flags |= Flag.transferComplete
        }
        if !isEnabled { stop(&context) }
    }

    private mutating func clearFlags(_ value: UInt32, _ context: inout DeviceContext) {
        flags &= ~(value & 0x1B)
        if activity == .polling, value & Flag.statusMatch != 0 { pollOn(from: context.now) }
    }

    /// Ends what is under way: the chips are deselected, the FIFO is empty, the window closed.
    private mutating func stop(_ context: inout DeviceContext) {
        transfer.abort(&context)
        context.memory.close(Memory.window.rawValue)
        context.stopTimer(Self.timeoutTimer)
        activity = .indirect
        hasStatus = false
    }

    /// Sets the interrupt output and the timer of what comes next.
    mutating func settle(_ context: inout DeviceContext) {
        context.setInterrupt(0, control >> 16 & status & 0x1F != 0)
        let event = activity == .polling ? poll.end : transfer.nextEvent(threshold: threshold)
        if let event, event > context.now {
            context.startTimer(Self.transferTimer, after: event - context.now)
        } else {
            context.stopTimer(Self.transferTimer)
        }
    }
}

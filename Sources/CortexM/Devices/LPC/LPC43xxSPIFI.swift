/// The SPI Flash Interface of LPC43xx (UM10503 section 21), with the NOR flash on it.
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x00 | CTRL | TIMEOUT, CSHIGH (held), INTEN 22, DUAL 28; the rest is held |
/// | 0x04 | CMD | a store starts a command: DATALEN 13:0, POLL 14, DOUT 15, INTLEN 18:16, FIELDFORM 20:19, FRAMEFORM 23:21, OPCODE 31:24 |
/// | 0x08 to 0x10 | ADDR, IDATA, CLIMIT | CLIMIT (what may be cached) is held |
/// | 0x14 | DATA | bytes, half-words and words |
/// | 0x18 | MCMD | a store begins memory mode |
/// | 0x1C | STAT | MCINIT 0, CMD 1, RESET 4 (write one: leaves memory mode and ends a command), INTRQ 5 (write one to clear), VERSION 31:24 |
///
/// Memories: the window that shows the flash in memory mode, and the flash's bytes. Interrupt output 0.
public struct LPC43xxSPIFI: RegisterDevice {
    package enum Register {
        package static let ctrl: UInt32 = 0x00
        package static let cmd: UInt32 = 0x04
        package static let addr: UInt32 = 0x08
        package static let idata: UInt32 = 0x0C
        package static let climit: UInt32 = 0x10
        package static let data: UInt32 = 0x14
        package static let mcmd: UInt32 = 0x18
        package static let stat: UInt32 = 0x1C
    }

    /// The memories, by the roles of the kind.
    package enum Memory: Int {
        case window, chip
    }

    package static let table = RegisterTable(
        [
            RegisterRow("CTRL", Register.ctrl, reset: 0x400F_FFFF, writable: 0xF8EF_FFFF), .special("CMD", Register.cmd),
            RegisterRow("ADDR", Register.addr), RegisterRow("IDATA", Register.idata),
            RegisterRow("CLIMIT", Register.climit, reset: 0x0800_0000), .special("DATA", Register.data),
            .special("MCMD", Register.mcmd), .special("STAT", Register.stat, reset: 0x0200_0000),
        ], fields: fields)

    package var registers = RegisterFile(table)
    private let clockDivider: UInt64
    /// The boot ROM leaves memory mode on.
    private let boots: Bool
    var transfer: NORTransfer
    private var isMemoryMode = false
    private var isInterruptPending = false
    /// When the poll that sees what it waits for is over; `nil` while nothing is polled, or nothing can change.
    private var pollEnd: UInt64?
    private var isPolling = false

    /// What the boot ROM is taken to leave in MCMD: 03h with three address bytes, on one line.
    private static let bootCommand: UInt32 = 0x03 << 24 | 4 << 21

    /// An interface with a type of chip on it, in memory mode after reset if the boot ROM left it so.
    package init(_ chip: NORChip, isInMemoryMode: Bool = true, clockDivider: UInt32 = 1, time: NORTime = .typical) {
        self.clockDivider = UInt64(max(1, clockDivider))
        boots = isInMemoryMode
        transfer = NORTransfer(NORChips(chip, count: 1, time: time, role: Memory.chip.rawValue), depth: 32)
        beginAfterBoot()
    }

    /// The registers as the boot ROM leaves them. The chip is outside the part: it keeps its state until power-on.
    public mutating func reset(_ kind: ResetKind) {
        registers.reset()
        transfer.forget()
        isInterruptPending = false
        pollEnd = nil
        isPolling = false
        if kind == .powerOn { transfer.chips.powerOn() }
        beginAfterBoot()
    }

    private mutating func beginAfterBoot() {
        registers[Register.mcmd] = boots ? Self.bootCommand : 0
        isMemoryMode = boots
    }

    /// True: the window shows the flash from reset on if the boot ROM left memory mode on.
    public var isToldOfResets: Bool { true }

    /// Opens the window as the boot ROM does.
    public mutating func didReset(_ cause: ResetCause, _ context: inout DeviceContext) {
        if isMemoryMode { open(&context) } else { context.memory.close(Memory.window.rawValue) }
    }

    package func value(of offset: UInt32, _ context: DeviceContext) -> UInt32 {
        switch offset {
        case Register.stat: 0x0200_0000 | (isMemoryMode ? 1 : 0) | (isCommandBusy ? 2 : 0) | (isInterruptPending ? 1 << 5 : 0)
        case Register.data: transfer.fifo.prefix(4).enumerated().reduce(0) { $0 | UInt32($1.element) << UInt32(8 * $1.offset) }
        default: registers[offset]
        }
    }

    private var isCommandBusy: Bool { isPolling || !transfer.isDrained }

    /// A load; of DATA it takes bytes that a command reads.
    public mutating func read(_ offset: UInt32, size: AccessSize, _ context: inout DeviceContext) -> UInt32 {
        advance(&context)
        defer { settle(&context) }
        let lane = RegisterLane(offset, size)
        guard lane.register == Register.data else { return lane.extract(value(of: lane.register, context)) }
        guard transfer.direction == .read || !transfer.fifo.isEmpty else {
            context.warn("a load of DATA without data to come gives 0")
            return 0
        }
        var value: UInt32 = 0
        if transfer.read(Int(size.rawValue), &value, &context) { isInterruptPending = true }
        return value
    }

    /// A store; to DATA it gives bytes that a command writes, to CMD and MCMD it begins one.
    public mutating func write(_ offset: UInt32, size: AccessSize, value: UInt32, _ context: inout DeviceContext) {
        advance(&context)
        defer { settle(&context) }
        let lane = RegisterLane(offset, size)
        if lane.register == Register.data {
            if transfer.direction != .write { context.warn("a store to DATA without a command that writes is ignored") }
            if transfer.write(value, Int(size.rawValue), &context) { isInterruptPending = true }
            return
        }
        store(lane.register, lane.place(value), lanes: lane.mask, &context)
    }

    package mutating func store(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        switch offset {
        case Register.cmd:
            guard !isMemoryMode, !isCommandBusy else {
                context.warn("a store to CMD in memory mode, or while a command is under way, is ignored: RESET first")
                return
            }
            registers[offset] = registers[offset] & ~lanes | value
            start(SPIFICommand(word: registers[offset]), &context)
        case Register.mcmd:
            guard !isCommandBusy else {
                context.warn("a store to MCMD while a command is under way is ignored")
                return
            }
            registers[offset] = (registers[offset] & ~lanes | value) & ~0xFFFF
            isMemoryMode = true
            context.memory.close(Memory.window.rawValue)
        case Register.stat:
            if value & 1 << 5 != 0 { isInterruptPending = false }
            guard value & 1 << 4 != 0 else { break }
            transfer.abort(&context)
            isPolling = false
            pollEnd = nil
            isMemoryMode = false
            context.memory.close(Memory.window.rawValue)
        default: registers.store(offset, value, lanes: lanes)
        }
    }

    /// A command, or the poll that sees what is waited for, is over.
    public mutating func event(_ tag: UInt32, _ context: inout DeviceContext) {
        advance(&context)
        settle(&context)
    }
}

extension LPC43xxSPIFI {
    private var wideLines: Int { registers[Register.ctrl] & 1 << 28 != 0 ? 2 : 4 }

    private func frame(_ command: SPIFICommand, to address: UInt32, hasData: Bool) -> NORFrame {
        command.frame(address: address, intermediate: registers[Register.idata], wide: wideLines, hasData: hasData)
    }

    private mutating func start(_ command: SPIFICommand, _ context: inout DeviceContext) {
        guard !command.isReserved else {
            context.warn("FRAMEFORM 0 of CMD is reserved: nothing is sent")
            return
        }
        if command.polls {
            isPolling = true
            poll(at: context.now, &context)
            return
        }
        let hasData = command.count > 0
        transfer.start(
            frame(command, to: registers[Register.addr], hasData: hasData), .one(0),
            !hasData ? .none : command.isWrite ? .write : .read, count: UInt64(command.count), clockCycles: clockDivider, &context)
    }

    /// Reads one byte after another until the bit that DATALEN 2:0 says is as DATALEN 3 says.
    private mutating func poll(at cycle: UInt64, _ context: inout DeviceContext) {
        let command = SPIFICommand(word: registers[Register.cmd])
        let frame = frame(command, to: registers[Register.addr], hasData: true)
        transfer.chips.begin(frame, .one(0), at: cycle, clockHz: context.clockHz, context.memory)
        let byte = transfer.chips.receive(frame, context.memory)
        for text in transfer.chips.end(at: cycle, &context.memory) { context.warn(text) }
        let length = UInt64(frame.clocks) &* clockDivider &+ UInt64(frame.clocksPerByte) &* clockDivider
        if UInt32(byte) >> (command.count & 7) & 1 == command.count >> 3 & 1 {
            transfer.hold([byte])
            isPolling = false
            isInterruptPending = true
            pollEnd = nil
        } else {
            pollEnd = transfer.chips.nextChange(after: cycle).map { $0 &+ length }
        }
    }

    private mutating func advance(_ context: inout DeviceContext) {
        if isPolling {
            if let pollEnd, pollEnd <= context.now { poll(at: context.now, &context) }
        } else if transfer.advance(&context) {
            isInterruptPending = true
        }
    }

    private mutating func settle(_ context: inout DeviceContext) {
        context.setInterrupt(0, isInterruptPending && registers[Register.ctrl] & 1 << 22 != 0)
        if let event = isPolling ? pollEnd : transfer.nextEvent(threshold: 1), event > context.now {
            context.startTimer(0, after: event - context.now)
        } else {
            context.stopTimer(0)
        }
    }

    /// A load or fetch from a window while it shows nothing: the first one of memory mode, one that the window cannot show because
    /// the command is not what the chip expects, or one outside memory mode.
    public mutating func loadFromMemory(
        _ role: Int, at offset: UInt32, size: AccessSize, isFetch: Bool, _ context: inout DeviceContext
    ) -> UInt32 {
        guard isMemoryMode else {
            context.busError = true
            return 0
        }
        open(&context)
        let frame = frame(SPIFICommand(word: registers[Register.mcmd]), to: offset, hasData: true)
        transfer.chips.begin(frame, .one(0), at: context.now, clockHz: context.clockHz, context.memory)
        var value: UInt32 = 0
        for index in 0..<Int(size.rawValue) { value |= UInt32(transfer.chips.receive(frame, context.memory)) << UInt32(8 * index) }
        for text in transfer.chips.end(at: context.now, &context.memory) { context.warn(text) }
        return value
    }

    /// Lets the window show the flash, as far as reads by MCMD give its bytes as they are.
    private func open(_ context: inout DeviceContext) {
        let command = SPIFICommand(word: registers[Register.mcmd])
        let chips = transfer.chips
        let readable = chips.readableSize(.one(0), upTo: chips.size, at: context.now, clockHz: context.clockHz) {
            frame(command, to: $0, hasData: true)
        }
        if readable > 0 {
            context.memory.show(
                Memory.window.rawValue, of: Memory.chip.rawValue, offset: 0, size: UInt32(truncatingIfNeeded: readable))
        }
        if readable < chips.size {
            context.warn("reads in memory mode do not give all bytes of \(chips.part) as they are: MCMD is not what it expects")
        }
    }
}

/// The independent watchdog of STM32 parts (RM0090 section 21, RM0351 section 36): once started it resets the part unless it is
/// reloaded in time.
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x00 | KR | write-only: 0x5555 opens PR, RLR and WINR; 0xAAAA reloads; 0xCCCC starts; every other closes them |
/// | 0x04 | PR | the internal clock is divided by 4 << PR, at most 256 |
/// | 0x08 | RLR | 12 bits |
/// | 0x0C | SR | PVU 0, RVU 1, WVU 2: for five clocks after the register was stored to |
/// | 0x10 | WINR | with a window: a reload while the count is above it resets; storing to it reloads |
public struct STM32IWDG: RegisterDevice {
    package enum Register {
        package static let kr: UInt32 = 0x00
        package static let pr: UInt32 = 0x04
        package static let rlr: UInt32 = 0x08
        package static let sr: UInt32 = 0x0C
        package static let winr: UInt32 = 0x10
    }

    package static func table(hasWindow: Bool) -> RegisterTable {
        let rows: [RegisterRow] = [
            .special("KR", Register.kr), RegisterRow("PR", Register.pr, writable: 0x7),
            RegisterRow("RLR", Register.rlr, reset: 0xFFF, writable: 0xFFF), .special("SR", Register.sr),
        ]
        return RegisterTable(rows + (hasWindow ? [RegisterRow("WINR", Register.winr, reset: 0xFFF, writable: 0xFFF)] : []), fields: fields)
    }

    package var registers: RegisterFile
    private let clockHz: UInt64
    private let hasWindow: Bool
    private var isOpen = false
    private var isRunning = false
    private var reloaded: UInt64 = 0
    /// The cycle at which each of PVU, RVU and WVU goes.
    private var busy: (pr: UInt64, rlr: UInt64, winr: UInt64) = (0, 0, 0)

    /// A watchdog on an internal clock of that frequency (40 kHz on F1, 32 kHz on the others).
    public init(clockHz: UInt64 = 32_000, hasWindow: Bool = false) {
        self.clockHz = max(1, clockHz)
        self.hasWindow = hasWindow
        registers = RegisterFile(Self.table(hasWindow: hasWindow))
    }

    /// Stops it; nothing else does.
    public mutating func reset(_ kind: ResetKind) {
        registers.reset()
        isOpen = false
        isRunning = false
        reloaded = 0
        busy = (0, 0, 0)
    }

    package func value(of offset: UInt32, _ context: DeviceContext) -> UInt32 {
        switch offset {
        case Register.kr: 0
        case Register.sr:
            (context.now < busy.pr ? 1 : 0) | (context.now < busy.rlr ? 2 : 0) | (context.now < busy.winr ? 4 : 0)
        default: registers[offset]
        }
    }

    package mutating func store(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        switch offset {
        case Register.kr: take(key: value & 0xFFFF, &context)
        case Register.pr, Register.rlr, Register.winr:
            guard isOpen, offset != Register.winr || hasWindow else { return }
            registers.store(offset, value, lanes: lanes)
            let end = context.now &+ cycles(clocks: 5, context)
            switch offset {
            case Register.pr: busy.pr = end
            case Register.rlr: busy.rlr = end
            default:
                busy.winr = end
                reload(&context)
            }
        default: break
        }
    }

    /// The count has come to its end.
    public mutating func event(_ tag: UInt32, _ context: inout DeviceContext) { context.requestReset(.watchdog) }

    private mutating func take(key: UInt32, _ context: inout DeviceContext) {
        isOpen = key == 0x5555
        switch key {
        case 0xAAAA:
            if isRunning, hasWindow, count(context) > UInt64(registers[Register.winr]) { return context.requestReset(.watchdog) }
            reload(&context)
        case 0xCCCC:
            guard !isRunning else { break }
            isRunning = true
            reload(&context)
        default: break
        }
    }

    private mutating func reload(_ context: inout DeviceContext) {
        reloaded = context.now
        guard isRunning else { return }
        context.startTimer(0, after: cycles(clocks: (UInt64(registers[Register.rlr]) + 1) * divider, context))
    }

    private var divider: UInt64 { 4 << UInt64(min(6, registers[Register.pr])) }

    /// The count, which the next reload's value starts from.
    private func count(_ context: DeviceContext) -> UInt64 {
        let period = max(1, cycles(clocks: divider, context))
        let counted = (context.now &- reloaded) / period
        let top = UInt64(registers[Register.rlr])
        return counted >= top ? 0 : top - counted
    }

    private func cycles(clocks: UInt64, _ context: DeviceContext) -> UInt64 {
        context.cycles(clocks, hertz: clockHz)
    }
}

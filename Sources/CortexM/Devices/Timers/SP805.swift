/// The PrimeCell watchdog SP805 (DDI 0270), of Arm's Cortex-M System Design Kit and, with another lock, of Stellaris parts: it
/// interrupts when it comes to 0, and resets when it does so again.
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x000 | LOAD | starts anew from it |
/// | 0x004 | VALUE | read-only |
/// | 0x008 | CONTROL | INTEN 0: counts and interrupts; RESEN 1: resets |
/// | 0x00C | INTCLR | any store: starts anew from LOAD |
/// | 0x010, 0x014 | RIS, MIS | |
/// | 0xC00 | LOCK | 0x1ACCE551 opens the other registers, anything else closes them; reads 1 while closed |
///
/// Interrupt output 0.
public struct SP805: RegisterDevice {
    /// Whose watchdog it is.
    public enum Variant: String, Sendable, Hashable, CaseIterable {
        /// Of Arm's design kit.
        case arm
        /// Of a Stellaris part: once counting it goes on until a reset, and TEST.STALL is held.
        case luminary
    }

    package enum Register {
        package static let load: UInt32 = 0x000
        package static let value: UInt32 = 0x004
        package static let control: UInt32 = 0x008
        package static let intclr: UInt32 = 0x00C
        package static let ris: UInt32 = 0x010
        package static let mis: UInt32 = 0x014
        package static let lock: UInt32 = 0xC00
    }

    package static func table(_ variant: Variant) -> RegisterTable {
        let names =
            switch variant {
            case .arm: ["WDOGLOAD", "WDOGVALUE", "WDOGCONTROL", "WDOGINTCLR", "WDOGRIS", "WDOGMIS", "WDOGLOCK"]
            case .luminary: ["WDTLOAD", "WDTVALUE", "WDTCTL", "WDTICR", "WDTRIS", "WDTMIS", "WDTLOCK"]
            }
        let rows: [RegisterRow] = [
            .special(names[0], Register.load, reset: .max), .special(names[1], Register.value, reset: .max),
            .special(names[2], Register.control), .special(names[3], Register.intclr), .special(names[4], Register.ris),
            .special(names[5], Register.mis), .special(names[6], Register.lock),
        ]
        return switch variant {
        case .arm:
            RegisterTable(rows + RegisterTable.identification(part: [0x24, 0xB8, 0x1B, 0x00], upper: [0x04, 0, 0, 0]), fields: fields)
        case .luminary:
            RegisterTable(
                rows + [RegisterRow("WDTTEST", 0x418, writable: 0x100)]
                    + RegisterTable.identification(part: [0x05, 0x18, 0x18, 0x01]), fields: fields)
        }
    }

    package var registers: RegisterFile
    private let variant: Variant
    private var counter = DownCounter(UInt64(UInt32.max))
    private var load: UInt32 = .max
    private var control: UInt32 = 0
    private var raw = false
    private var isLocked = false

    /// A watchdog as after reset, not counting.
    public init(_ variant: Variant = .arm) {
        self.variant = variant
        registers = RegisterFile(Self.table(variant))
    }

    /// Stops it and gives registers their reset values.
    public mutating func reset(_ kind: ResetKind) {
        registers.reset()
        counter = DownCounter(UInt64(UInt32.max))
        load = .max
        control = 0
        raw = false
        isLocked = false
    }

    package func value(of offset: UInt32, _ context: DeviceContext) -> UInt32 {
        switch offset {
        case Register.load: load
        case Register.value: UInt32(truncatingIfNeeded: counter.value(at: context.now))
        case Register.control: control
        case Register.intclr: 0
        case Register.ris: raw ? 1 : 0
        case Register.mis: raw && control & 1 != 0 ? 1 : 0
        case Register.lock: isLocked ? 1 : 0
        default: registers[offset]
        }
    }

    package mutating func store(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        if offset == Register.lock {
            isLocked = value != 0x1ACC_E551
        } else if !isLocked {
            storeOpen(offset, value, lanes: lanes, &context)
        }
        context.setInterrupt(0, raw && control & 1 != 0)
    }

    /// The counter has come to 0.
    public mutating func event(_ tag: UInt32, _ context: inout DeviceContext) {
        if raw, control & 2 != 0 { context.requestReset(.watchdog) }
        raw = true
        restart(&context)
        context.setInterrupt(0, control & 1 != 0)
    }

    private mutating func storeOpen(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        switch offset {
        case Register.load:
            load = load & ~lanes | value
            if control & 1 != 0 { restart(&context) } else { counter.hold(UInt64(load)) }
        case Register.control:
            let counted = control & 1 != 0
            control = (control & ~lanes | value) & 0x3
            if variant == .luminary, counted { control |= 1 }
            if control & 1 != 0, !counted {
                restart(&context)
            } else if control & 1 == 0, counted {
                counter.stop(at: context.now)
                context.stopTimer(0)
            }
        case Register.intclr:
            raw = false
            if control & 1 != 0 { restart(&context) }
        case Register.value, Register.ris, Register.mis: break
        default: registers.store(offset, value, lanes: lanes)
        }
    }

    private mutating func restart(_ context: inout DeviceContext) {
        context.startTimer(0, after: counter.run(from: UInt64(load), at: context.now))
    }
}

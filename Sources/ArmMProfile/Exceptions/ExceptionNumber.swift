/// The number of an exception, as IPSR and the vector table count it (DDI 0403 B1.5.2).
public struct ExceptionNumber: Sendable, Hashable, Comparable, RawRepresentable, CustomStringConvertible {
    /// IPSR's value: 0 is Thread mode, 1 to 15 the system exceptions, 16 and up the external interrupts.
    public let rawValue: UInt16
    /// The exception that IPSR counts as `rawValue`; numbers that the manual reserves are allowed.
    public init(rawValue: UInt16) { self.rawValue = rawValue }
    /// The exception of a number from 0 to 65535; any other gives 65535, which no core has.
    public init(_ number: Int) { rawValue = UInt16(exactly: number) ?? .max }

    /// No exception: what IPSR says in Thread mode.
    public static let thread = Self(0)
    /// Reset, of priority -3 (DDI 0403 B1.5.2).
    public static let reset = Self(1)
    /// The non-maskable interrupt, of priority -2.
    public static let nmi = Self(2)
    /// HardFault, of priority -1: the faults of Armv6-M, and what a disabled or masked fault escalates to.
    public static let hardFault = Self(3)
    /// MemManage: an access that the MPU or the default memory map forbids; not on Armv6-M.
    public static let memManage = Self(4)
    /// BusFault: an access that the bus answered with an error; not on Armv6-M.
    public static let busFault = Self(5)
    /// UsageFault: an instruction that cannot be carried out; not on Armv6-M.
    public static let usageFault = Self(6)
    /// SVCall, raised by the SVC instruction.
    public static let svCall = Self(11)
    /// DebugMonitor, raised by debug events when no debugger halts; not on Armv6-M.
    public static let debugMonitor = Self(12)
    /// PendSV, pended by ICSR.PENDSVSET.
    public static let pendSV = Self(14)
    /// SysTick, pended by the system timer or ICSR.PENDSTSET.
    public static let sysTick = Self(15)

    /// External interrupt `line`, counted from 0; a negative line, or one past 65519, gives 65535, which no core has.
    public static func interrupt(_ line: Int) -> Self { (0...65_519).contains(line) ? Self(16 + line) : Self(rawValue: .max) }

    /// The external interrupt's line, or `nil` for a system exception.
    public var interruptLine: Int? { rawValue >= 16 ? Int(rawValue) - 16 : nil }

    /// The number as CMSIS counts (`IRQn_Type`): an interrupt's line, and -14 for NMI.
    public var line: Int { Int(rawValue) - 16 }

    /// An NMI-priority or fault exception: one that a scenario must name, or fail.
    public var isFault: Bool { (2...6).contains(rawValue) || self == .debugMonitor }

    /// Orders by number, which is how exceptions of one priority are chosen.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// The manual's name, such as `HardFault`.
    public var description: String {
        switch self {
        case .thread: "Thread"
        case .reset: "Reset"
        case .nmi: "NMI"
        case .hardFault: "HardFault"
        case .memManage: "MemManage"
        case .busFault: "BusFault"
        case .usageFault: "UsageFault"
        case .svCall: "SVCall"
        case .debugMonitor: "DebugMonitor"
        case .pendSV: "PendSV"
        case .sysTick: "SysTick"
        default: if let line = interruptLine { "IRQ\(line)" } else { "Reserved\(rawValue)" }
        }
    }
}

/// The number of an exception, as IPSR and the vector table count it (DDI 0403 B1.5.2).
public struct ExceptionNumber: Sendable, Hashable, Comparable, RawRepresentable, CustomStringConvertible {
    public let rawValue: UInt16
    public init(rawValue: UInt16) { self.rawValue = rawValue }
    public init(_ number: Int) { self.rawValue = UInt16(number) }

    public static let thread = Self(0)
    public static let reset = Self(1)
    public static let nmi = Self(2)
    public static let hardFault = Self(3)
    public static let memManage = Self(4)
    public static let busFault = Self(5)
    public static let usageFault = Self(6)
    public static let svCall = Self(11)
    public static let debugMonitor = Self(12)
    public static let pendSV = Self(14)
    public static let sysTick = Self(15)

    /// External interrupt `line`, counted from 0.
    public static func interrupt(_ line: Int) -> Self { Self(16 + line) }

    /// The external interrupt's line, or `nil` for a system exception.
    public var interruptLine: Int? { rawValue >= 16 ? Int(rawValue) - 16 : nil }

    /// An NMI-priority or fault exception: one that a scenario must name, or fail.
    public var isFault: Bool { (2...6).contains(rawValue) || self == .debugMonitor }

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

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

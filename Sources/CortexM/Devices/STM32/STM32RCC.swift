/// Reset and clock control of STM32 parts: registers as a machine file lists them, with the bits that become ready, and what no
/// list can say: the flags that tell a reset's cause, and the backup domain.
///
/// - The flags are set by every reset with its cause, and stay until RMVF is stored as one.
/// - BDCR outlasts every reset but power-on. It can be stored to while PWR's DBP is set; where no PWR is wired to `backup`,
///   always. BDRST clears it.
public struct STM32RCC: RegisterDevice {
    /// What a family's reset flags are.
    public struct Family: Sendable, Hashable {
        /// Its name in machine files.
        public var name: String
        /// The registers that show the flags.
        var registers: [UInt32]
        /// RMVF.
        var clears: UInt32
        var bdcr: UInt32
        var powerOn: UInt32
        /// The pin, which every reset inside the part pulls too.
        var pin: UInt32
        var software: UInt32
        var watchdog: UInt32
        var windowWatchdog: UInt32

        /// STM32F1 (RM0008 7.3.10).
        static let f1 = Self(
            name: "f1", registers: [0x24], clears: 1 << 24, bdcr: 0x20, powerOn: 0x0C00_0000, pin: 1 << 26, software: 1 << 28,
            watchdog: 1 << 29, windowWatchdog: 1 << 30)
        /// STM32F4 (RM0090 7.3.21).
        static let f4 = Self(
            name: "f4", registers: [0x74], clears: 1 << 24, bdcr: 0x70, powerOn: 0x0E00_0000, pin: 1 << 26, software: 1 << 28,
            watchdog: 1 << 29, windowWatchdog: 1 << 30)
        /// STM32L4 (RM0351 6.4.29).
        static let l4 = Self(
            name: "l4", registers: [0x94], clears: 1 << 23, bdcr: 0x90, powerOn: 0x0C00_0000, pin: 1 << 26, software: 1 << 28,
            watchdog: 1 << 29, windowWatchdog: 1 << 30)
        /// STM32H7 (RM0433 8.7.35 and the table of reset sources in 8.4.4); the processor's own view is the same register.
        static let h7 = Self(
            name: "h7", registers: [0xD0, 0x130], clears: 1 << 16, bdcr: 0x70, powerOn: 0x00FA_0000, pin: 1 << 22 | 1 << 17,
            software: 1 << 24, watchdog: 1 << 26, windowWatchdog: 1 << 28)

        /// All of them.
        public static let all = [f1, f4, l4, h7]

        /// The family of that name; F4 for any other.
        public static func named(_ name: String) -> Self { all.first { $0.name == name } ?? f4 }

        fileprivate var mask: UInt32 { powerOn | pin | software | watchdog | windowWatchdog }

        fileprivate func flags(of cause: ResetCause) -> UInt32 {
            switch cause {
            case .powerOn: powerOn
            case .pin: pin
            case .software, .device: pin | software
            case .watchdog: pin | watchdog
            case .windowWatchdog: pin | windowWatchdog
            }
        }
    }

    private static let bdrst: UInt32 = 1 << 16

    package var registers: RegisterFile {
        get { block.registers }
        set { block.registers = newValue }
    }
    private var block: RegisterBlock
    private let family: Family
    private var flags: UInt32
    private var backupIsOpen = true

    /// RCC of a family, with these registers.
    public init(_ family: Family, _ block: RegisterBlock) {
        self.family = family
        self.block = block
        flags = family.powerOn
    }

    /// Gives registers their reset values; BDCR only at power-on.
    public mutating func reset(_ kind: ResetKind) {
        let bdcr = block.registers[family.bdcr]
        block.reset(kind)
        backupIsOpen = true
        if kind == .powerOn { flags = family.powerOn } else { block.registers[family.bdcr] = bdcr }
    }

    /// True: it has the flags.
    public var isToldOfResets: Bool { true }

    /// Sets the flags of the cause.
    public mutating func didReset(_ cause: ResetCause, _ context: inout DeviceContext) { flags |= family.flags(of: cause) }

    /// PWR has opened or closed the backup domain.
    public mutating func signal(_ input: Int, _ value: UInt32, _ context: inout DeviceContext) { backupIsOpen = value != 0 }

    package func value(of offset: UInt32, _ context: DeviceContext) -> UInt32 {
        let value = block.value(of: offset, context)
        return family.registers.contains(offset) ? value & ~family.mask | flags : value
    }

    package mutating func store(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        if family.registers.contains(offset), value & family.clears != 0 { flags = 0 }
        guard offset == family.bdcr else { return block.store(offset, value, lanes: lanes, &context) }
        guard backupIsOpen else { return }
        block.store(offset, value, lanes: lanes, &context)
        if block.registers[offset] & Self.bdrst != 0 { block.registers[offset] = Self.bdrst }
    }
}

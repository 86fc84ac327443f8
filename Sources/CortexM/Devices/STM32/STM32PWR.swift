/// Power control of STM32 parts: registers as a machine file lists them, with the bits that become ready. DBP, bit 8 of the
/// first register in every family, opens the backup domain: RCC hears of it.
public struct STM32PWR: RegisterDevice {
    private static let cr: UInt32 = 0
    private static let dbp: UInt32 = 1 << 8

    package var registers: RegisterFile {
        get { block.registers }
        set { block.registers = newValue }
    }
    private var block: RegisterBlock

    /// PWR with these registers.
    public init(_ block: RegisterBlock) { self.block = block }

    /// Gives registers their reset values.
    public mutating func reset(_ kind: ResetKind) { block.reset(kind) }

    /// True: the backup domain is closed by every reset.
    public var isToldOfResets: Bool { true }

    /// Closes the backup domain.
    public mutating func didReset(_ cause: ResetCause, _ context: inout DeviceContext) { context.drive(0, access) }

    package func value(of offset: UInt32, _ context: DeviceContext) -> UInt32 { block.value(of: offset, context) }

    package mutating func store(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        block.store(offset, value, lanes: lanes, &context)
        if offset == Self.cr { context.drive(0, access) }
    }

    private var access: UInt32 { block.registers[Self.cr] & Self.dbp == 0 ? 0 : 1 }
}

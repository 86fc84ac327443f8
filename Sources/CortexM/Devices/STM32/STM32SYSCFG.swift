/// The system configuration controller of STM32F4, L4 and H7, and AFIO of F1: registers as a machine file lists them, and what
/// two kinds of them do.
///
/// - EXTICR1 to EXTICR4, at 0x08 to 0x14 in every family, choose the port of each external interrupt line: EXTI hears of it,
///   with the register's number in bits 17:16.
/// - MEM_MODE, bits 2:0 of MEMRMP at 0x00, chooses what address 0 shows; after a reset it is what the boot pins say. F1 has the
///   pins alone. On H7 neither does anything: ITCM is at 0.
public struct STM32SYSCFG: RegisterDevice {
    /// Its memories.
    public enum Role: Int, CaseIterable {
        /// The window at 0.
        case boot
        /// What the window can show, in the order of MEM_MODE.
        case flash, rom, external, sram, sdram, quadspi
    }

    /// What the boot pins choose.
    public enum BootPins: String, Sendable, Hashable, CaseIterable {
        /// The flash that programs run from.
        case flash
        /// The system memory with the maker's boot loader.
        case system
        /// The first RAM.
        case sram

        fileprivate var mode: UInt32 { self == .flash ? 0 : self == .system ? 1 : 3 }
    }

    private static let memrmp: UInt32 = 0
    private static let exticr: ClosedRange<UInt32> = 0x08...0x14

    package var registers: RegisterFile {
        get { block.registers }
        set { block.registers = newValue }
    }
    private var block: RegisterBlock
    private let pins: BootPins
    private let hasMEMRMP: Bool

    /// A controller with these registers.
    public init(_ block: RegisterBlock, pins: BootPins = .flash, hasMEMRMP: Bool = true) {
        self.block = block
        self.pins = pins
        self.hasMEMRMP = hasMEMRMP
    }

    /// Gives registers their reset values.
    public mutating func reset(_ kind: ResetKind) {
        block.reset(kind)
        if hasMEMRMP, pins != .flash { block.registers[Self.memrmp] |= pins.mode }
    }

    /// True when the boot pins choose another memory than the window shows by itself.
    public var isToldOfResets: Bool { pins != .flash }

    /// Shows at 0 what the boot pins choose.
    public mutating func didReset(_ cause: ResetCause, _ context: inout DeviceContext) { show(pins.mode, &context) }

    package func value(of offset: UInt32, _ context: DeviceContext) -> UInt32 { block.value(of: offset, context) }

    package mutating func store(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        block.store(offset, value, lanes: lanes, &context)
        if Self.exticr.contains(offset) {
            let index = (offset - Self.exticr.lowerBound) / 4
            context.drive(0, index << 16 | block.registers[offset] & 0xFFFF)
        } else if offset == Self.memrmp, hasMEMRMP {
            let value = block.registers[offset]
            if value & 1 << 8 != 0 { context.warn("FB_MODE of SYSCFG_MEMRMP is not modelled: the flash banks stay where they are") }
            show(value & 7, &context)
        }
    }

    /// Lets address 0 show what MEM_MODE names; nothing, where the machine does not have it.
    private func show(_ mode: UInt32, _ context: inout DeviceContext) {
        let roles: [UInt32: Role] = [0: .flash, 1: .rom, 2: .external, 3: .sram, 4: .sdram, 6: .quadspi]
        if let role = roles[mode], context.memory.count(role.rawValue) > 0 {
            context.memory.show(Role.boot.rawValue, of: role.rawValue)
        } else {
            context.warn("MEM_MODE \(mode) of SYSCFG_MEMRMP names a memory that the machine does not have: address 0 shows nothing")
            context.memory.close(Role.boot.rawValue)
        }
    }
}

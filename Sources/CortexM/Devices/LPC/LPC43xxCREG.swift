/// The configuration registers of LPC43xx (UM10503 section 10), as far as they say what lies at 0.
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x100 | M4MEMMAP | bits 31:12 of the address that is seen at 0 |
/// | 0x200 | CHIPID | read-only |
/// | 0x404 | M0APPMEMMAP | held |
/// | others | CREG0, DMAMUX, … | kept, and nothing stands behind them |
///
/// Memories: the window at 0, and the regions that it can show, each by the address where the part has it.
public struct LPC43xxCREG: RegisterDevice {
    package enum Register {
        package static let m4memmap: UInt32 = 0x100
        package static let chipID: UInt32 = 0x200
        package static let m0appmemmap: UInt32 = 0x404
    }

    /// A memory of the part that can be seen at 0: its role is one more than its place here.
    package struct Source: Sendable, Hashable {
        package let name: String
        /// Where it is; the SPIFI flash is at two addresses.
        package let bases: [UInt32]
    }

    package static let sources = [
        Source(name: "local_sram", bases: [0x1000_0000]), Source(name: "local_sram2", bases: [0x1008_0000]),
        Source(name: "rom", bases: [0x1040_0000]), Source(name: "spifi", bases: [0x1400_0000, 0x8000_0000]),
        Source(name: "m0sub_sram", bases: [0x1800_0000]), Source(name: "ahb_sram", bases: [0x2000_0000]),
    ]

    /// Where the boot ROM found the firmware.
    public enum BootSource: String, Sendable, Hashable, CaseIterable {
        case spifi
        /// The same flash, by its other window.
        case spifiLow = "spifi_low"
        case sram
        /// Nowhere: the ROM itself is seen.
        case rom

        var address: UInt32 {
            switch self {
            case .spifi: 0x8000_0000
            case .spifiLow: 0x1400_0000
            case .sram: 0x1000_0000
            case .rom: 0x1040_0000
            }
        }
    }

    package var registers: RegisterFile

    /// The registers as the boot ROM leaves them.
    public init(boot: BootSource = .spifi) {
        registers = RegisterFile(
            RegisterTable(
                [
                    RegisterRow("M4MEMMAP", Register.m4memmap, reset: boot.address, writable: 0xFFFF_F000),
                    // Flashless parts, the newer of two ids (UM10503 table 106).
                    .readOnly("CHIPID", Register.chipID, 0x6906_002B),
                    RegisterRow("M0APPMEMMAP", Register.m0appmemmap, reset: 0x2000_0000, writable: 0xFFFF_F000),
                    .kept("CREG0", 0x004), .kept("CREG5", 0x118), .kept("DMAMUX", 0x11C), .kept("ETBCFG", 0x128, reset: 1),
                    .kept("CREG6", 0x12C), .kept("M4TXEVENT", 0x130), .kept("M0SUBMEMMAP", 0x308, reset: 0x1840_0000),
                    .kept("M0SUBTXEVENT", 0x314), .kept("M0APPTXEVENT", 0x400), .kept("USB0FLADJ", 0x500, reset: 0x20),
                    .kept("USB1FLADJ", 0x600, reset: 0x20),
                ], fields: Self.fields))
    }

    /// True: what is seen at 0 is what M4MEMMAP says after the reset.
    public var isToldOfResets: Bool { true }

    /// Shows at 0 what the boot ROM chose.
    public mutating func didReset(_ cause: ResetCause, _ context: inout DeviceContext) { show(&context) }

    package mutating func store(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        registers.store(offset, value, lanes: lanes)
        if offset == Register.m4memmap { show(&context) }
    }

    /// Shows at 0 what M4MEMMAP says.
    private func show(_ context: inout DeviceContext) {
        let address = registers[Register.m4memmap]
        for (index, source) in Self.sources.enumerated() {
            for base in source.bases where address >= base && address - base < context.memory.count(index + 1) {
                context.memory.show(0, of: index + 1, offset: address - base)
                return
            }
        }
        context.memory.close(0)
        context.warn("no memory of this machine lies at the address in M4MEMMAP: nothing is seen at 0")
    }
}

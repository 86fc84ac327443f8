import ArmMProfile
import CortexM
import Firmware
import Foundation

/// A core with flash at 0 and RAM at 0x20000000, and nothing else.
enum BareMachine {
    static func configuration(
        _ core: CoreConfiguration = .cortexM3, flash: UInt64 = 1 << 20, ram: UInt64 = 128 << 10
    ) -> MachineConfiguration {
        MachineConfiguration(
            name: "bare \(core.name)", core: core, clockHz: 25_000_000,
            regions: [
                MemoryRegion(name: "flash", kind: .flash(write: .busFault), base: 0, size: flash),
                MemoryRegion(name: "sram", kind: .ram, base: 0x2000_0000, size: ram),
            ],
            devices: [])
    }

    /// Loads an ELF and resets.
    static func load(_ path: String, into machine: inout Machine) throws {
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
        for segment in try FirmwareImage.read(bytes).segments {
            try machine.load(segment.bytes, at: segment.address)
        }
        machine.reset(.powerOn)
    }

    /// A program that stores to a few pages of RAM, then branches to itself.
    static let toucher: [UInt16] = [
        // vectors: SP 0x20020000, reset 0x00000009
        0x0000, 0x2002, 0x0009, 0x0000,
        0x2001,  // movs r0, #1
        0x0740,  // lsls r0, r0, #29
        0x2100,  // movs r1, #0
        0x6001,  // str r1, [r0]
        0x3101,  // adds r1, #1
        0x3080,  // adds r0, #128
        0x2940,  // cmp r1, #64
        0xD1FA,  // bne .-8
        0xE7FE,  // b .
    ]

    static func loadToucher(into machine: inout Machine) throws {
        try machine.load(toucher.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, at: 0)
        machine.reset(.powerOn)
    }
}

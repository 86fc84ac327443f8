internal import ArmMProfile
internal import CortexM
internal import Foundation
package import ScenarioHarness

/// A machine as one JSON document, for programs that hold it against something else. Numbers that are addresses or registers are
/// strings in hexadecimal, and keys are sorted.
package struct MachineJSON {
    private let machine: ResolvedMachine

    package init(_ machine: ResolvedMachine) {
        self.machine = machine
    }

    /// The document's bytes, UTF-8.
    package func bytes() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(Document(machine))) + [0x0A]
    }

    private struct Document: Encodable {
        var version = 1
        var name, core, cpuid, fpu, timing: String
        var summary: String?
        var clock: UInt64
        var interrupts, priorityBits, mpuRegions: Int
        var bitBand: Bool
        var regions: [Region]
        var devices: [Device]

        init(_ machine: ResolvedMachine) {
            let configuration = machine.configuration
            let core = configuration.core
            name = configuration.name
            summary = machine.summary
            self.core = core.name
            cpuid = hexWord(core.cpuid)
            fpu = core.floatingPoint.name
            timing = configuration.timing.level.rawValue
            clock = configuration.clockHz
            interrupts = core.interruptCount
            priorityBits = core.priorityBits
            mpuRegions = core.mpuRegions
            bitBand = core.hasBitBand
            regions = configuration.regions.map(Region.init)
            devices = configuration.devices.map { Device($0, clock: configuration.clockHz) }
        }
    }

    private struct Region: Encodable {
        var name, kind: String
        /// Absent from storage, which has no addresses of its own.
        var address: String?
        /// What an alias or a window shows.
        var of: String?
        var size: UInt64
        var executable: Bool

        init(_ region: MemoryRegion) {
            name = region.name
            kind =
                switch region.kind {
                case .ram: "ram"
                case .flash: "flash"
                case .alias: "alias"
                case .storage: "storage"
                case .window: "window"
                }
            of = region.shownRegion
            address = region.isOnBus ? hexWord(region.base) : nil
            size = region.size
            executable = region.executable
        }
    }

    private struct Device: Encodable {
        var name, address: String
        var size: UInt32
        var interrupts: [Int]
        /// Only of a device that has a table of registers.
        var registers: [Register]?

        init(_ placement: DevicePlacement, clock: UInt64) {
            name = placement.name
            address = hexWord(placement.base)
            size = placement.size
            interrupts = placement.interrupts
            var device = placement.device
            device.reset(.powerOn)
            let context = DeviceContext(now: 0, clockHz: clock)
            registers = (device as? any RegisterDevice)?.registers.table.rows.map { row in
                Register(
                    name: row.name, offset: hexWord(row.offset),
                    reset: hexWord(device.peek(row.offset, size: .word, context) ?? row.reset), words: row.words,
                    modelled: row.modelling != .none)
            }
        }
    }

    private struct Register: Encodable {
        var name, offset, reset: String
        var words: UInt32
        var modelled: Bool
    }
}

import ArmMProfile
import CortexM
import ScenarioHarness
import ScenarioReports

/// A machine variant as text: core, memory map, devices.
struct MachineOverview {
    private let machine: ResolvedMachine

    init(_ machine: ResolvedMachine) {
        self.machine = machine
    }

    var text: String {
        let configuration = machine.configuration
        let core = configuration.core
        var lines = ["\(configuration.name): \(machine.summary ?? core.name)", ""]
        lines += [
            "core           \(core.name), CPUID \(hexWord(core.cpuid))",
            "clock          \(configuration.clockHz) Hz",
            "interrupts     \(core.interruptCount)",
            "priority bits  \(core.priorityBits)",
            "FPU            \(core.floatingPoint.name)",
            "MPU            \(core.mpuRegions == 0 ? "none" : "\(core.mpuRegions) regions")",
            "timing         \(configuration.timing.level.rawValue)",
            "", "memory",
        ]
        let width = ((configuration.regions.map(\.name) + configuration.devices.map(\.name)).map(\.count).max() ?? 0) + 2
        for region in configuration.regions { lines.append("  " + region.name.padded(to: width) + row(region)) }
        if !configuration.devices.isEmpty { lines += ["", "devices"] }
        for device in configuration.devices {
            let interrupts =
                device.interrupts.isEmpty ? "" : "  IRQ " + device.interrupts.map { $0 < 0 ? "NMI" : String($0) }.joined(separator: ", ")
            lines.append("  " + device.name.padded(to: width) + range(device.base, UInt64(device.size)) + interrupts)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func row(_ region: MemoryRegion) -> String {
        let kind =
            switch region.kind {
            case .ram: "RAM"
            case .flash(let store): "flash, " + (controller(of: region.name).map { "\($0) answers stores" } ?? storing(store))
            case .alias(let other): "shows \(other)"
            case .storage: "storage, seen through windows"
            case .window(let other, let isOpen): "window on \(other), \(isOpen ? "open" : "closed") after reset"
            }
        let fetch = region.executable ? "" : ", no instruction fetch"
        let place = region.isOnBus ? range(region.base, region.size) : ""
        return place.padded(to: 24) + "  " + UnitText.bytes(region.size).padded(to: 9) + kind + fetch
    }

    /// The device that stores to a flash come to.
    private func controller(of region: String) -> String? {
        machine.configuration.devices.first { $0.memory.contains { $0?.name == region && $0?.answers == true } }?.name
    }

    private func storing(_ store: MemoryRegion.FlashWrite) -> String {
        switch store {
        case .busFault: "a store is a bus error"
        case .ignored: "a store is ignored"
        }
    }

    private func range(_ base: UInt32, _ size: UInt64) -> String {
        "\(hexWord(base)) to \(hexWord(UInt32(truncatingIfNeeded: UInt64(base) + size - 1)))"
    }
}

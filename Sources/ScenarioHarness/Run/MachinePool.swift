internal import CortexM
internal import Diagnostics
internal import Firmware

/// One worker's machines, kept from run to run: a few of them, the one used longest ago making room.
final class MachinePool {
    /// A machine and what it holds.
    private final class Slot {
        var machine: Machine
        let machineIndex: Int
        let boots = BootPoints()
        var imageSet: Int?
        var lastUse = 0

        init(_ scenario: CompiledScenario) {
            machine = Machine(scenario.machine)
            machineIndex = scenario.machineIndex
        }
    }

    private var slots: [Slot] = []
    private var uses = 0
    /// Machines kept by one worker.
    private static let capacity = 4

    /// Runs `body` with the scenario's machine, its images loaded, and the boot points of that machine.
    func withMachine<Result>(for scenario: CompiledScenario, _ body: (inout Machine, BootPoints) -> Result) throws(LoadError) -> Result {
        uses += 1
        let slot = self.slot(scenario)
        slot.lastUse = uses
        if slot.imageSet != scenario.images.index {
            slot.imageSet = nil
            slot.machine.unload()
            for image in scenario.images.images {
                for segment in image.image.segments { try slot.machine.load(segment.bytes, at: segment.address) }
            }
            slot.imageSet = scenario.images.index
        }
        return body(&slot.machine, slot.boots)
    }

    private func slot(_ scenario: CompiledScenario) -> Slot {
        if let known = slots.first(where: { $0.machineIndex == scenario.machineIndex }) { return known }
        if slots.count >= Self.capacity, let oldest = slots.indices.min(by: { slots[$0].lastUse < slots[$1].lastUse }) {
            slots.remove(at: oldest)
        }
        let slot = Slot(scenario)
        slots.append(slot)
        return slot
    }
}

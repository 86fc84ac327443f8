internal import CortexM

/// What one run executed, at the addresses of its images.
struct ExecutedCode: Sendable {
    var images: ImageSet
    var machine: MachineConfiguration
    var counts: [ExecutionCount]

    init(_ scenario: CompiledScenario, _ counts: [ExecutionCount]) {
        images = scenario.images
        machine = scenario.machine
        let aliases = AliasedRegions(scenario.machine)
        self.counts = aliases.isEmpty ? counts : counts.map { aliases.home(of: $0, in: scenario.images) }
    }
}

/// The regions of a machine that show the same bytes.
private struct AliasedRegions {
    private let regions: [(base: UInt32, size: UInt64, storage: String)]
    private let names: Set<String>

    init(_ machine: MachineConfiguration) {
        var names: Set<String> = []
        regions = machine.regions.filter(\.isOnBus).map { region in
            guard let other = region.shownRegion else { return (region.base, region.size, region.name) }
            names.insert(other)
            return (region.base, region.size, other)
        }
        self.names = names
    }

    var isEmpty: Bool { names.isEmpty }

    /// The count at the address by which an image has a symbol for the instruction.
    func home(of count: ExecutionCount, in images: ImageSet) -> ExecutionCount {
        guard images.place(count.address) == nil,
            let region = regions.first(where: { UInt64(count.address &- $0.base) < $0.size && names.contains($0.storage) })
        else { return count }
        for other in regions where other.storage == region.storage && other.base != region.base {
            let address = other.base &+ (count.address &- region.base)
            if images.place(address) != nil { return ExecutionCount(address: address, count: count.count) }
        }
        return count
    }
}

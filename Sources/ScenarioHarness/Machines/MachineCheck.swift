import CortexM
import Diagnostics
import ScenarioLanguage

/// Checks a merged description, part by part, and makes the machine's configuration of it.
///
/// Of what does not fit together, the topmost layer is at fault: a machine that another extends fits by itself.
struct MachineCheck {
    let description: MachineDescription
    /// The files of what lies over each other in the description, the lowest first.
    private let layers: [String]
    var diagnostics: [Diagnostic] = []
    /// What has been placed so far, in the order of the description.
    var places: [Place] = []

    /// A stretch of addresses and who has it.
    struct Place {
        var name: Located<String>
        var first: UInt64
        /// The address after the last.
        var end: UInt64
    }

    /// The regions by name; of two with a name, the first.
    let regionsByName: [String: MemoryDescription]

    init(_ description: MachineDescription, layers: [String]) {
        self.description = description
        self.layers = layers
        regionsByName = Dictionary(description.memory.map { ($0.value.name.value, $0.value) }) { first, _ in first }
    }

    /// The configuration, as far as it can be made: it counts only when there are no errors.
    mutating func configuration() -> MachineConfiguration? {
        let core = core()
        let clock = description.clockHz
        if clock == nil, !description.unread.excuses(.clock) { report(.incompleteMachine("clock", description)) }
        if let clock, clock.value == 0 { report(.noClock(clock.span)) }
        if description.memory.isEmpty, !description.unread.excuses(.memory) { report(.incompleteMachine("memory", description)) }
        let regions = description.memory.flatMap { self.regions($0.value) }
        checkTotal(regions)
        let devices = description.devices.compactMap { self.device($0.value) }
        checkOverlaps()
        checkInterrupts(core)
        checkRoles()
        let timing = timing(core)
        guard let core, let clock else { return nil }
        return MachineConfiguration(
            name: description.name?.value ?? core.name, core: core, clockHz: clock.value, regions: regions,
            devices: devices, timing: timing)
    }

    mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

    /// How high the layer is that something is written in.
    func rank(_ span: SourceSpan) -> Int { layers.lastIndex(of: span.file) ?? 0 }

    /// Of places that do not fit together, the one in the topmost layer; the first where they are of the same.
    func topmost(_ span: SourceSpan, _ others: SourceSpan?...) -> SourceSpan {
        others.reduce(span) { best, other in other.map { rank($0) > rank(best) ? $0 : best } ?? best }
    }

    /// Notes a place, or reports why nothing can be there.
    mutating func place(_ name: Located<String>, at: Located<UInt32>, size: UInt64, sizeSpan: SourceSpan?) -> Bool {
        let first = UInt64(at.value)
        let (end, overflow) = first.addingReportingOverflow(size)
        if at.value & 3 != 0 {
            report(.misaligned("'at'", at.span))
        } else if size == 0 || size & 3 != 0 {
            report(.misaligned("'size'", sizeSpan ?? name.span))
        } else if overflow || end > 1 << 32 {
            report(.beyondAddressSpace(name, first: first, topmost(sizeSpan ?? at.span, at.span)))
        } else if first < 0xE010_0000, end > 0xE000_0000, !isVendorPeripheralBus(first, end) {
            report(.inPrivatePeripheralBus(name, first: first, end: end, topmost(at.span, sizeSpan)))
        } else {
            places.append(Place(name: name, first: first, end: end))
            return true
        }
        return false
    }

    private func isVendorPeripheralBus(_ first: UInt64, _ end: UInt64) -> Bool {
        let bus = Machine.vendorPeripheralBus
        return first >= UInt64(bus.lowerBound) && end <= UInt64(bus.upperBound)
    }

    private mutating func checkOverlaps() {
        let order = places.indices.sorted { (places[$0].first, $0) < (places[$1].first, $1) }
        var reaching: Int?
        for index in order {
            if let other = reaching, places[index].first < places[other].end {
                // The one that is written later is at fault.
                let ranks = (rank(places[other].name.span), rank(places[index].name.span))
                let (early, late) = (ranks.1, index) > (ranks.0, other) ? (places[other], places[index]) : (places[index], places[other])
                report(.overlap(late, with: early))
            }
            if reaching.map({ places[$0].end < places[index].end }) ?? true { reaching = index }
        }
    }
}

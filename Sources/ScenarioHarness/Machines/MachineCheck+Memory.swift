import CortexM
import Diagnostics
import ScenarioLanguage

extension MachineCheck {
    /// The most memory that all regions of a machine have together.
    static var mostMemory: UInt64 { 512 << 20 }

    /// A line of `memory`: its region, and the alias that its shorthand asks for.
    mutating func regions(_ region: MemoryDescription) -> [MemoryRegion] {
        guard let kind = region.kind else {
            report(.incompleteRegion(region.name, missing: "kind"))
            return []
        }
        guard let at = region.at else {
            report(.incompleteRegion(region.name, missing: "at"))
            return []
        }
        if kind.value == "alias" { return alias(region, at: at) }
        if let of = region.of { report(.unfitRegionKey("of", kind, of.span)) }
        if kind.value != "flash", let write = region.write { report(.unfitRegionKey("write", kind, write.span)) }
        guard let size = region.size else {
            report(.incompleteRegion(region.name, missing: "size"))
            return []
        }
        guard place(region.name, at: at, size: size.value, sizeSpan: size.span) else { return [] }
        let regionKind: MemoryRegion.Kind =
            kind.value == "ram" ? .ram : .flash(write: region.write?.value == "ignored" ? .ignored : .busFault)
        let executable = region.executable?.value ?? true
        var regions = [
            MemoryRegion(
                name: region.name.value, kind: regionKind, base: at.value, size: size.value, executable: executable)
        ]
        if let second = region.alias {
            let name = region.name.map { "\($0).alias" }
            if place(name, at: second, size: size.value, sizeSpan: size.span) {
                regions.append(
                    MemoryRegion(
                        name: name.value, kind: .alias(of: region.name.value), base: second.value, size: size.value,
                        executable: executable))
            }
        }
        return regions
    }

    private mutating func alias(_ region: MemoryDescription, at: Located<UInt32>) -> [MemoryRegion] {
        if let write = region.write { report(.unfitRegionKey("write", Located("alias", at: write.span), write.span)) }
        if let alias = region.alias { report(.unfitRegionKey("alias", Located("alias", at: alias.span), alias.span)) }
        guard let of = region.of else {
            report(.incompleteRegion(region.name, missing: "of"))
            return []
        }
        let targets = description.memory.map(\.value).filter { $0.kind?.value != "alias" }
        guard let target = targets.first(where: { $0.name.value == of.value }) else {
            report(.unknownAliasTarget(of, regions: targets.map(\.name.value)))
            return []
        }
        guard let whole = target.size else { return [] }
        let size = region.size?.value ?? whole.value
        if let asked = region.size, asked.value > whole.value { report(.aliasTooLarge(asked, of: of.value, whole.value)) }
        guard place(region.name, at: at, size: size, sizeSpan: region.size?.span) else { return [] }
        return [
            MemoryRegion(
                name: region.name.value, kind: .alias(of: of.value), base: at.value, size: size,
                executable: region.executable?.value ?? target.executable?.value ?? true)
        ]
    }

    /// The sum of all that has bytes of its own is bounded.
    mutating func checkTotal(_ regions: [MemoryRegion]) {
        var total: UInt64 = 0
        for region in regions {
            if case .alias = region.kind { continue }
            total += region.size
        }
        guard total > Self.mostMemory else { return }
        let largest = regions.max { $0.size < $1.size }
        let span = description.memory.first { $0.value.name.value == largest?.name }?.value.size?.span
        report(.tooMuchMemory(total, most: Self.mostMemory, span ?? description.span))
    }
}

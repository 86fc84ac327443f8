import CortexM
import Diagnostics
import ScenarioLanguage

extension MachineCheck {
    /// The most memory that all regions of a machine have together.
    static var mostMemory: UInt64 { 512 << 20 }

    /// A line of `memory`: its region, and the alias that its shorthand asks for.
    mutating func regions(_ region: MemoryDescription) -> [MemoryRegion] {
        guard let kind = region.kind else {
            reportMissing(.kind, region)
            return []
        }
        checkKeys(region, kind)
        if kind.value == "storage" { return storage(region) }
        guard let at = region.at else {
            reportMissing(.at, region)
            return []
        }
        if kind.value == "alias" || kind.value == "window" { return view(region, kind, at: at) }
        guard let size = region.size else {
            reportMissing(.size, region)
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

    private mutating func reportMissing(_ key: MemoryKey, _ region: MemoryDescription) {
        if !region.unread.excuses(key) { report(.incompleteRegion(region.name, missing: key.rawValue)) }
    }

    /// Reports the keys that a kind does not have.
    private mutating func checkKeys(_ region: MemoryDescription, _ kind: Located<String>) {
        let keys: [(name: String, span: SourceSpan?, kinds: [String])] = [
            ("at", region.at?.span, ["ram", "flash", "alias", "window"]),
            ("of", region.of?.span, ["alias", "window"]),
            ("open", region.open?.span, ["window"]),
            ("alias", region.alias?.span, ["ram", "flash"]),
            ("executable", region.executable?.span, ["ram", "flash", "alias", "window"]),
            ("write", region.write?.span, ["flash"]),
        ]
        for key in keys {
            if let span = key.span, !key.kinds.contains(kind.value) { report(.unfitRegionKey(key.name, kind, key.kinds, span)) }
        }
    }

    /// The bytes of a chip, which have no address.
    private mutating func storage(_ region: MemoryDescription) -> [MemoryRegion] {
        guard let size = region.size else {
            reportMissing(.size, region)
            return []
        }
        guard size.value > 0, size.value & 3 == 0 else {
            report(.misaligned("'size'", size.span))
            return []
        }
        return [MemoryRegion(name: region.name.value, kind: .storage, base: 0, size: size.value, executable: false)]
    }

    /// An alias or a window, of a region that it shows.
    private mutating func view(_ region: MemoryDescription, _ kind: Located<String>, at: Located<UInt32>) -> [MemoryRegion] {
        guard let of = region.of else {
            reportMissing(.of, region)
            return []
        }
        guard let target = regionsByName[of.value], target.kind?.value != "alias" else {
            guard regionsByName[of.value] != nil || !description.unread.excuses(.memory) else { return [] }
            let targets = description.memory.map(\.value).filter { $0.kind?.value != "alias" }
            report(.unknownAliasTarget(of, kind.value, regions: targets.map(\.name.value)))
            return []
        }
        guard let shown = shown(by: region) else {
            report(.cyclicWindow(of))
            return []
        }
        guard let whole = shown.lazy.compactMap(\.size).first, !region.unread.contains(.size) else { return [] }
        let size = region.size?.value ?? whole.value
        if kind.value == "alias", let asked = region.size, asked.value > whole.value {
            report(.aliasTooLarge(topmost(asked.span, whole.span), of: of.value, whole.value))
        }
        guard place(region.name, at: at, size: size, sizeSpan: region.size?.span) else { return [] }
        return [
            MemoryRegion(
                name: region.name.value,
                kind: kind.value == "alias" ? .alias(of: of.value) : .window(of: of.value, isOpen: region.open?.value ?? false),
                base: at.value, size: size, executable: region.executable?.value ?? target.executable?.value ?? true)
        ]
    }

    /// The regions that an alias or a window shows, each behind the one before; nil where there is no end to them.
    private func shown(by region: MemoryDescription) -> [MemoryDescription]? {
        var shown: [MemoryDescription] = []
        var last = region
        while let of = last.of, ["alias", "window"].contains(last.kind?.value), let next = regionsByName[of.value] {
            guard shown.count < WindowView.longestChain else { return nil }
            shown.append(next)
            last = next
        }
        return shown
    }

    /// The sum of all that has bytes of its own is bounded.
    mutating func checkTotal(_ regions: [MemoryRegion]) {
        var total: UInt64 = 0
        let owners = regions.filter { $0.shownRegion == nil }
        for region in owners { total += region.size }
        guard total > Self.mostMemory else { return }
        let sizes = owners.compactMap { regionsByName[$0.name]?.size }
        let span = sizes.max { (rank($0.span), $0.value) < (rank($1.span), $1.value) }?.span
        report(.tooMuchMemory(total, most: Self.mostMemory, span ?? description.span))
    }
}

internal import ArmMProfile
internal import ScenarioHarness

/// A flash loader as text for people: what it says of its chip, and how it is called.
struct LoaderText {
    private let loader: InspectedLoader
    private let isNamed: Bool

    /// `isNamed` tells it from other images by its path.
    init(_ loader: InspectedLoader, isNamed: Bool) {
        self.loader = loader
        self.isNamed = isNamed
    }

    /// A heading, and rows below it.
    var lines: [String] {
        let rows = chip + calling
        let width = rows.map(\.name.count).max() ?? 0
        let name = isNamed ? "\(loader.path): " : ""
        return ["loader", "  \(name)\(loader.title)"]
            + rows.map { "  " + $0.name.padded(to: width) + "  " + $0.value } + ["functions"] + functions
    }

    private typealias Row = (name: String, value: String)

    private var chip: [Row] {
        guard let chip = loader.chip else { return loader.entry == nil ? [] : [("chip", "what FLASHPlugin_Probe finds")] }
        let last = UInt32(truncatingIfNeeded: UInt64(chip.address) + UInt64(chip.size) - 1)
        let sectors = chip.sectors.map { "\($0.count) of \(Self.bytes($0.size)) from \(hexWord($0.start))" }
        return [
            ("device", chip.name + (chip.type.map { " (\($0))" } ?? "")),
            ("chip", "\(hexWord(chip.address)) to \(hexWord(last)), \(Self.bytes(chip.size))"),
            ("page", Self.bytes(chip.pageSize)),
            ("sectors", sectors.joined(separator: ", ")),
            ("erased", "0x" + hexDigits(chip.erasedValue, 2)),
        ]
    }

    private var calling: [Row] {
        var rows: [Row] = []
        if loader.isUnplaced { rows.append(("loaded", "anywhere in RAM; without '--base' its addresses are those of its file")) }
        if let entry = loader.entry { rows.append(("entry", hexWord(entry))) }
        if let base = loader.staticBase { rows.append(("R9", "\(hexWord(base)), its data (PrgData)")) }
        if let timeouts = loader.timeouts { rows.append(("time-outs", timeouts)) }
        return rows
    }

    private var functions: [String] {
        let width = loader.functions.map(\.name.count).max() ?? 0
        return loader.functions.map { function in
            let place = function.address.map { hexWord($0) } ?? (function.isRequired ? "missing" : "none")
            let timeout = function.address == nil ? nil : function.timeout.map { "  \(UnitText.time(milliseconds: $0)) at most" }
            return "  \(function.name.padded(to: width))  \(place)\(timeout ?? "")"
        }
    }

    private static func bytes(_ count: UInt32) -> String { UnitText.bytes(count, unit: "bytes") }
}

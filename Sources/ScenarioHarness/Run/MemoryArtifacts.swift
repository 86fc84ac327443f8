internal import ArmMProfile
internal import CortexM
internal import Diagnostics

/// Regions of memory whose content is written to files when a run is over: `FOLDER/FILE/SCENARIO/REGION.bin`.
public final class MemoryArtifacts: Sendable {
    private let regions: [String]
    private let folder: String
    private let collected = Locked<[String]>([])

    /// The content of regions, by their names in the machine, as files in a folder.
    public init(regions: [String], folder: String) {
        self.regions = regions
        self.folder = folder
    }

    /// Why files are missing, in words, sorted.
    public var problems: [String] { collected.withLock { $0.sorted() } }

    /// What would keep the regions of a plan's machines from being saved, in words, each once: to be asked before a run of minutes.
    public func mistakes(in plan: Plan) -> [String] {
        var mistakes: [String] = []
        if let failure = HostFiles.obstacle(toFolder: folder) {
            mistakes.append("memory cannot be saved in '\(folder)': \(failure.reason)")
        }
        for machine in plan.files.flatMap(\.cases).compactMap({ $0.scenario?.machine }) {
            let known = machine.regions.map(\.name)
            for name in regions where !known.contains(name) {
                let help = Suggestion.help(for: name, among: known) ?? "its regions are " + known.joined(separator: ", ")
                let text = "\(machine.name) has no region '\(name)' to save: \(help)"
                if !mistakes.contains(text) { mistakes.append(text) }
            }
        }
        return mistakes
    }

    /// Writes the regions of a machine that is done with a scenario.
    func save(_ machine: borrowing Machine, _ scenario: CompiledScenario) {
        for name in regions {
            let parts = [folder, Self.fileName(scenario.id.span.file), Self.fileName(scenario.id.value), Self.fileName(name) + ".bin"]
            let path = parts.joined(separator: "/")
            guard let bytes = Self.content(name, machine) else {
                note("\(scenario.id.span.file): \(scenario.id.value): \(machine.configuration.name) has no region '\(name)' to save")
                continue
            }
            if case .failure(let failure) = HostFiles.write(bytes, to: path) { note("\(path): \(failure.reason)") }
        }
    }

    private func note(_ problem: String) { collected.withLock { $0.append(problem) } }

    /// The bytes of a region; of storage, those behind the window that shows it.
    private static func content(_ name: String, _ machine: borrowing Machine) -> [UInt8]? {
        let regions = machine.configuration.regions
        guard let region = regions.first(where: { $0.name == name }) else { return nil }
        let shown = region.isOnBus ? region : regions.first { $0.size >= region.size && $0.shownRegion == name }
        guard let shown else { return nil }
        return machine.peekBytes(shown.base, count: Int(min(region.size, machine.configuration.loadableSize(of: shown))))
    }

    /// A text as a name in a folder: letters, digits and some signs as they are, other bytes as `%2F`.
    package static func fileName(_ text: String) -> String {
        var name = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "="), UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"):
                name.unicodeScalars.append(UnicodeScalar(byte))
            // Neither the folder itself nor the one above it.
            case UInt8(ascii: ".") where !name.isEmpty: name.append(".")
            default: name += "%" + hexDigits(byte, 2)
            }
        }
        return name
    }
}

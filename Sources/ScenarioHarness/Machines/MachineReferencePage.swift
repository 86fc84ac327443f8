import ArmMProfile
import CortexM
import ScenarioLanguage

/// The parts of `docs/machines.md` and the pages beside it that are made from the library and the table of kinds. A test
/// compares them.
package enum MachineReferencePage {
    /// The generated parts, by the name of their place on a page.
    package static var parts: [(name: String, text: String)] {
        [("machines", machines), ("kinds", kinds), ("parameters", parameters), ("memories", memories)]
    }

    /// A line for each machine of the library.
    static var machines: String {
        let rows = MachineLibrary.names.compactMap(MachineLibrary.machine(named:)).map { machine in
            let configuration = machine.configuration
            let core = configuration.core
            let options = [
                core.floatingPoint == .none ? nil : core.floatingPoint.name, core.mpuRegions == 0 ? "no MPU" : nil,
                core.vtorMask == 0 ? "no VTOR" : nil,
            ].compactMap { $0 }
            return [
                "`\(configuration.name)`", ([coreName(core)] + options).joined(separator: ", "), String(core.priorityBits),
                String(core.interruptCount), memory(configuration.regions), consoles(configuration.devices),
                frequency(configuration.clockHz),
            ]
        }
        return text(["machine", "core", "priority bits", "interrupts", "memory", "consoles", "clock"], rows)
    }

    /// A line for each kind of device.
    static var kinds: String {
        let rows = DeviceKind.all.map { kind in
            let outputs = kind.outputs.count > 16 ? "lines for a scenario to drive" : kind.outputs.joined(separator: ", ")
            let summary = kind.summary.hasSuffix(".") ? String(kind.summary.dropLast()) : kind.summary
            return [
                "`\(kind.name)`", summary, outputs, names(kind.inputs), names(kind.drives),
            ]
        }
        return text(["kind", "what it is", "interrupt outputs", "inputs", "drives"], rows)
    }

    /// A line for each parameter; kinds that mean the same by it share one.
    static var parameters: String {
        var rows: [(name: String, kinds: [String], summary: String)] = []
        for kind in DeviceKind.all {
            for parameter in kind.parameters {
                let known = rows.firstIndex { $0.name == parameter.name && $0.summary == parameter.summary }
                if let known {
                    rows[known].kinds.append(kind.name)
                } else {
                    rows.append((parameter.name, [kind.name], parameter.summary))
                }
            }
        }
        return text(
            ["parameter", "of", "meaning"],
            rows.map { row in
                let meaning = row.summary.hasSuffix(".") ? String(row.summary.dropLast()) : row.summary
                return ["`\(row.name)`", row.kinds.map { "`\($0)`" }.joined(separator: ", "), meaning]
            })
    }

    /// A line for each kind with memories.
    static var memories: String {
        let kinds = DeviceKind.all.filter { !$0.memory.isEmpty }
        return text(
            ["kind", "`memory`"],
            kinds.map { kind in ["`\(kind.name)`", kind.memory.map { "`\($0.name)`: \($0.meaning)" }.joined(separator: "; ")] })
    }

    private static func names(_ names: [String]) -> String { names.map { "`\($0)`" }.joined(separator: ", ") }

    private static func text(_ head: [String], _ rows: [[String]]) -> String {
        MarkdownTable.lines(head, rows).joined(separator: "\n") + "\n"
    }
}

extension MemoryRegion {
    /// A window that nothing is seen through after reset.
    fileprivate var isClosed: Bool { if case .window(_, let isOpen) = kind { !isOpen } else { false } }
}

extension MachineReferencePage {
    /// `cortex-m0plus` as Arm writes it.
    private static func coreName(_ core: CoreConfiguration) -> String {
        core.name.replacing("cortex-m", with: "Cortex-M").replacing("plus", with: "+").replacing("M4f", with: "M4F")
    }

    /// Each region with its size and its addresses.
    private static func memory(_ regions: [MemoryRegion]) -> String {
        regions.compactMap { region in
            guard region.shownRegion == nil else { return nil }
            let views = regions.filter { $0.shownRegion == region.name }
            let open = ([region] + views).filter { $0.isOnBus && !$0.isClosed }.map { hexWord($0.base) }
            let closed = views.filter(\.isClosed).map { "in a window at \(hexWord($0.base))" }
            let places = open.isEmpty ? [] : ["at " + open.joined(separator: " and ")]
            return (["`\(region.name)` \(UnitText.bytes(region.size))"] + places + closed).joined(separator: " ")
                + (region.isOnBus && !region.executable ? " (no fetch)" : "")
        }.joined(separator: ", ")
    }

    private static func consoles(_ devices: [DevicePlacement]) -> String {
        devices.filter(\.device.hasConsole).map { "`\($0.name)`" }.joined(separator: ", ")
    }

    private static func frequency(_ hertz: UInt64) -> String {
        hertz % 1_000_000 == 0 ? "\(hertz / 1_000_000) MHz" : hertz % 1000 == 0 ? "\(hertz / 1000) kHz" : "\(hertz) Hz"
    }
}

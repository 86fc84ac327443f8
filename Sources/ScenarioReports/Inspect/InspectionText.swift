internal import ArmMProfile
internal import CortexM
package import ScenarioHarness

/// An inspection as text for people; its findings are printed beside it, as diagnostics.
package struct InspectionText {
    private let inspection: ImageInspection

    package init(_ inspection: ImageInspection) {
        self.inspection = inspection
    }

    /// The sections, each under its heading.
    package var text: String {
        let heading = inspection.images.map(\.path).joined(separator: ", ") + " on \(inspection.machine) (\(inspection.core))"
        let loaders = inspection.loaders.map { LoaderText($0, isNamed: inspection.images.count > 1).lines }
        // What bounds stack and heap is start-up code's affair: loaders alone have none.
        let bounds = inspection.loaders.count < inspection.images.count ? landmarks : []
        let sections = ([[heading]] + loaders + [vectors, memory, code, bounds]).filter { !$0.isEmpty }
        return sections.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }

    private var vectors: [String] {
        guard let table = inspection.vectorTable else { return [] }
        var rows = [("initial SP", hexWord(table.stackPointer), "")]
        rows += table.runs.map { run in
            (InspectedVectorTable.names(run.map(\.exception)), run[0].value == 0 ? "none" : hexWord(run[0].value), run[0].symbol ?? "")
        }
        let width = rows.map(\.0.count).max() ?? 0
        let count = table.interruptCount
        return ["vector table at \(hexWord(table.address)), with \(count == 0 ? "no" : "\(count)") interrupt\(count == 1 ? "" : "s")"]
            + rows.map { name, value, symbol in
                "  \(name.padded(to: width))  \(value)" + (symbol.isEmpty ? "" : "  \(symbol)")
            }
    }

    private var memory: [String] {
        let width = inspection.memory.map(\.region.name.count).max() ?? 0
        return ["memory"]
            + inspection.memory.flatMap { use in
                let last = UInt64(use.region.base) + use.region.size - 1
                let range = "\(hexWord(use.region.base)) to \(hexWord(UInt32(truncatingIfNeeded: last)))"
                return ["  \(use.region.name.padded(to: width))  \(range)"]
                    + use.parts.map { part in
                        let end = UInt32(truncatingIfNeeded: UInt64(part.address) + UInt64(part.count) - 1)
                        let name = inspection.images.count > 1 ? "  \(part.image)" : ""
                        let note = use.region.kind == .ram ? "  (straight into RAM, as a debugger loads it)" : ""
                        let range = "\(hexWord(part.address)) to \(hexWord(end))"
                        return "  \("".padded(to: width))    \(range)  \(part.count) bytes loaded\(name)\(note)"
                    }
            }
    }

    private var code: [String] {
        let code = inspection.code
        guard code.functions > 0 else { return ["instructions", "  none looked at: there are no symbols of functions"] }
        var lines = [
            "instructions",
            "  \(code.instructions) in \(code.functions) functions, \(code.lacks.isEmpty ? "all of which \(inspection.core) has" : "\(code.lacks.count) of which \(inspection.core) does not have")",
        ]
        if code.absentFunctions > 0 { lines.append("  \(code.absentFunctions) functions were not looked at: no image has their bytes") }
        return lines
    }

    private var landmarks: [String] {
        let width = inspection.landmarks.map(\.role.rawValue.count).max() ?? 0
        let rows = inspection.landmarks.map { "  \($0.role.rawValue.padded(to: width))  \(hexWord($0.value))  \($0.name)" }
        return ["stack and heap"] + (rows.isEmpty ? ["  no symbols that bound them"] : rows)
    }
}

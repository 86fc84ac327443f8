import CortexM
import Diagnostics
import ScenarioLanguage

/// A machine and all that it extends, the base first, laid over each other.
struct LayeredMachine {
    let layers: [MachineDescription]
    let merged: MachineDescription

    /// At least one layer.
    init(_ layers: ArraySlice<MachineDescription>) {
        self.layers = Array(layers)
        merged = layers.dropFirst().reduce(layers[layers.startIndex]) { $0.overlaid(by: $1) }
    }

    /// The machine's configuration, and what is wrong with it, each at the layer that is at fault.
    func check() -> (configuration: MachineConfiguration?, diagnostics: [Diagnostic]) {
        var check = MachineCheck(merged, layers: files)
        let configuration = check.configuration()
        guard check.diagnostics.contains(where: { $0.span.map(rank) ?? top < top }) else { return (configuration, check.diagnostics) }
        let below = layers.indices.dropLast().map { LayeredMachine(layers[...$0]).found }
        return (configuration, check.diagnostics.map { atFault($0, below) })
    }

    private var files: [String] { layers.map(\.span.file) }
    private var top: Int { layers.count - 1 }

    private func rank(_ span: SourceSpan) -> Int { files.lastIndex(of: span.file) ?? top }

    private var found: [Diagnostic] {
        var check = MachineCheck(merged, layers: files)
        _ = check.configuration()
        return check.diagnostics
    }

    /// A mistake at a line of a layer that fits without those above it is one of the first layer with which it does not fit.
    private func atFault(_ diagnostic: Diagnostic, _ below: [[Diagnostic]]) -> Diagnostic {
        guard let span = diagnostic.span else { return diagnostic }
        let own = rank(span)
        let isOf = { (found: [Diagnostic]) in found.contains { $0.code == diagnostic.code && $0.span == span } }
        let layer = (own..<top).first { isOf(below[$0]) } ?? top
        guard layer != own else { return diagnostic }
        var moved = diagnostic
        moved.span = layers[layer].extends?.span ?? layers[layer].span
        moved.notes.append(Diagnostic.Note("note", "with what is changed here, \(span.file):\(span.start.line) does not fit"))
        return moved
    }
}

import Diagnostics

/// The scenarios of a file while they are read: what they share.
struct ScenarioContext {
    /// The file's own matrix.
    var matrix: Matrix?
    /// Whether `${` stands anywhere in the file.
    var hasReferences: Bool
    /// Whether the file's matrix has mistakes: nothing is known of its axes.
    var isMatrixBroken: Bool
    /// Whether nothing is wrong outside the scenarios: if there is, none is run.
    var isSound: Bool
    var ids: [String: SourceSpan] = [:]
    /// Cases so far.
    var cases = 0
}

/// A scenario that its cells are made of.
private struct ScenarioTemplate {
    var id: Located<String>
    var template: NodeTemplate
    var cells: MatrixCells?
    /// Its name tells the cells apart.
    var isNameFilled: Bool
}

/// Elements of `scenarios`: one scenario each, or one for each cell of its matrix.
extension Reading {
    func scenarios(_ node: YAMLNode, index: Int, into file: inout ScenarioFile, _ context: inout ScenarioContext) {
        let before = errors
        let (template, problems) = collecting { self.template(node, index: index, &context) }
        context.cases += template.cells?.count ?? 1
        guard errors == before, let cells = template.cells else {
            let canBeRead = errors == before && !context.isMatrixBroken || template.template.isFixed
            let (scenario, found) = collecting {
                canBeRead
                    ? self.scenario(template.template.filled([:], self), id: template.id, cell: nil)
                    : summary(of: node, id: template.id)
            }
            file.add(scenario, isReadable: canBeRead && errors == before && context.isSound, problems + found)
            return
        }
        read(template, cells, into: &file, isSound: context.isSound)
    }

    /// One scenario for each cell. What is wrong in some cells only is said with the first of them.
    private func read(_ template: ScenarioTemplate, _ cells: MatrixCells, into file: inout ScenarioFile, isSound: Bool) {
        let firstUnreadable = file.unreadable.count
        // A description is large: growing by doubling would hold three times as much.
        if cells.count > file.scenarios.count { file.scenarios.reserveCapacity(file.scenarios.count + cells.count) }
        var tally = CellTally(count: cells.count)
        deferring {
            for cell in cells.all {
                var values: [String: YAMLScalar] = [:]
                for (axis, value) in zip(cells.axes, cell.values) { values[axis.name.value] = value.scalar }
                let name = cell.name(cells.axes)
                let before = errors
                var (scenario, found) = collecting {
                    self.scenario(template.template.filled(values, self), id: template.id, cell: name)
                }
                if !template.isNameFilled { scenario.name = scenario.name.map { $0 + " " + name } }
                tally.add(found, cell: name)
                file.add(scenario, isReadable: errors == before && isSound, found)
            }
        }
        for diagnostic in tally.diagnostics { keep(diagnostic) }
        for index in firstUnreadable..<file.unreadable.count {
            file.unreadable[index].diagnostics = file.unreadable[index].diagnostics.map(tally.noted)
        }
    }
}

/// In how many cells of a scenario each mistake shows.
private struct CellTally {
    private let count: Int
    private var places: [Diagnostic: (cells: Int, first: String)] = [:]
    private var order: [Diagnostic] = []

    init(count: Int) { self.count = count }

    mutating func add(_ found: [Diagnostic], cell: String) {
        for diagnostic in found {
            if places[diagnostic] == nil { order.append(diagnostic) }
            places[diagnostic, default: (0, cell)].cells += 1
        }
    }

    /// All mistakes, each once.
    var diagnostics: [Diagnostic] { order.map(noted) }

    /// The mistake with the cell that shows it, unless all do.
    func noted(_ diagnostic: Diagnostic) -> Diagnostic {
        guard let place = places[diagnostic], place.cells < count else { return diagnostic }
        var noted = diagnostic
        let others = place.cells == 1 ? "" : " and \(place.cells - 1) more"
        noted.notes.append(Diagnostic.Note("cell", place.first + others))
        return noted
    }
}

extension ScenarioFile {
    /// Takes a scenario, or what is known of one with mistakes.
    fileprivate mutating func add(_ scenario: ScenarioDescription, isReadable: Bool, _ diagnostics: [Diagnostic]) {
        var scenario = scenario
        scenario.order = scenarios.count + unreadable.count
        if isReadable {
            scenarios.append(scenario)
        } else {
            unreadable.append(UnreadableScenario(scenario, diagnostics))
        }
    }
}

extension Reading {
    /// A scenario's id, its matrix, and its tree.
    private func template(_ node: YAMLNode, index: Int, _ context: inout ScenarioContext) -> ScenarioTemplate {
        let id = identity(node, index: index)
        if let first = context.ids[id.value] {
            report(.duplicateID(id, first: first))
        } else {
            context.ids[id.value] = id.span
        }
        var template = ScenarioTemplate(id: id, template: .fixed(node), cells: nil, isNameFilled: false)
        let before = errors
        let matrix = matrix(of: node, context.matrix)
        let isBroken = context.isMatrixBroken || errors != before
        guard context.hasReferences || matrix != nil || isBroken, let entries = node.entries else { return template }
        let content = YAMLNode(kind: .mapping(entries.filter { $0.key.value != ScenarioKey.matrix.rawValue }), span: node.span)
        template.template = NodeTemplate(content)
        let name = entries.first { $0.key.value == ScenarioKey.name.rawValue }?.value.scalar
        template.isNameFilled = name.flatMap { AxisTemplate($0.text) } != nil
        if isBroken { return template }
        var used: Set<String> = []
        template.template.check(matrix?.axes.map(\.name.value) ?? [], &used, self)
        guard let matrix else { return template }
        for axis in matrix.axes where !used.contains(axis.name.value) { report(.unusedAxis(axis.name, in: id)) }
        template.cells = MatrixCells(matrix, bound: Matrix.bound - context.cases, self)
        return template
    }

    /// What can be said of a scenario whose axes are not known: what it is called and selected by.
    private func summary(of node: YAMLNode, id: Located<String>) -> ScenarioDescription {
        var scenario = ScenarioDescription(id: id, expect: ExpectDescription(), span: node.span)
        let known = (node.entries ?? []).filter { entry in
            [ScenarioKey.name, .tags].map(\.rawValue).contains(entry.key.value) && NodeTemplate(entry.value).isFixed
        }
        let summary = YAMLNode(kind: .mapping(known), span: node.span)
        parts(entries(summary, ScenarioKey.scenario) ?? [], into: &scenario)
        return scenario
    }

    /// The matrix that holds for a scenario; nil without axes.
    private func matrix(of node: YAMLNode, _ file: Matrix?) -> Matrix? {
        guard let value = node.entries?.first(where: { $0.key.value == ScenarioKey.matrix.rawValue })?.value else { return file }
        if let scalar = value.scalar, scalar.isNull { return nil }
        guard let own = matrix(value) else { return nil }
        if own.axes.isEmpty, own.removed.isEmpty, own.include.isEmpty, own.exclude.isEmpty {
            report(.emptyCollection("'matrix'", "it makes no case", at: value.span))
        }
        for name in own.removed where file?.axes.contains(where: { $0.name.value == name.value }) != true {
            report(.noSuchAxis(name, axes: file?.axes.map(\.name.value) ?? []))
        }
        let matrix = file.map(own.over) ?? own
        return matrix.axes.isEmpty && matrix.include.isEmpty && matrix.exclude.isEmpty ? nil : matrix
    }

    /// The id of a scenario, the same for all its cells: references in a name that makes it are left out.
    private func identity(_ node: YAMLNode, index: Int) -> Located<String> {
        let placeholder = Located("scenario-\(index + 1)", at: node.span)
        guard let entries = node.entries else { return placeholder }
        let written = entries.filter { $0.value.scalar?.isMissing != true }
        if let entry = written.first(where: { $0.key.value == ScenarioKey.id.rawValue }) {
            return identifier(entry.value, "'id'") ?? placeholder
        }
        guard let entry = written.first(where: { $0.key.value == ScenarioKey.name.rawValue }), let text = entry.value.scalar, !text.isNull
        else {
            report(.noName(nil, at: node.span))
            return placeholder
        }
        let made = Located(
            Identifier.make(from: AxisTemplate(text.text)?.withoutReferences ?? text.text), at: entry.value.span)
        if made.value.isEmpty, !text.text.isEmpty { report(.noName(made, at: entry.value.span)) }
        return made.value.isEmpty ? placeholder : made
    }
}

import Diagnostics

/// A tree in which scalars may refer to axes. Made once for a scenario, filled in for each cell; every node keeps its place.
indirect enum NodeTemplate {
    case fixed(YAMLNode)
    case scalar(AxisTemplate, YAMLScalar.Style, SourceSpan)
    case sequence([NodeTemplate], SourceSpan)
    case mapping([(key: Located<String>, template: AxisTemplate?, value: NodeTemplate)], SourceSpan)

    init(_ node: YAMLNode) {
        switch node.kind {
        case .scalar(let scalar):
            self = AxisTemplate(scalar.text).map { .scalar($0, scalar.style, node.span) } ?? .fixed(node)
        case .sequence(let elements):
            let templates = elements.map { NodeTemplate($0) }
            self = templates.allSatisfy(\.isFixed) ? .fixed(node) : .sequence(templates, node.span)
        case .mapping(let entries):
            let templates = entries.map { (key: $0.key, template: AxisTemplate($0.key.value), value: NodeTemplate($0.value)) }
            let isFixed = templates.allSatisfy { $0.template == nil && $0.value.isFixed }
            self = isFixed ? .fixed(node) : .mapping(templates, node.span)
        }
    }

    /// Whether nothing in it refers to an axis.
    var isFixed: Bool {
        if case .fixed = self { true } else { false }
    }

    /// The tree with the values of the axes in place. A scalar that is a reference and nothing else becomes the axis's scalar.
    func filled(_ values: [String: YAMLScalar], _ reading: Reading) -> YAMLNode {
        switch self {
        case .fixed(let node): return node
        case .scalar(let template, let style, let span):
            if template.parts.count == 1, case .axis(let name, _, _) = template.parts[0], let scalar = values[name] {
                return YAMLNode(kind: .scalar(scalar), span: span)
            }
            return YAMLNode(kind: .scalar(YAMLScalar(text: template.text(values), style: style)), span: span)
        case .sequence(let elements, let span):
            return YAMLNode(kind: .sequence(elements.map { $0.filled(values, reading) }), span: span)
        case .mapping(let entries, let span):
            var keys: [String: SourceSpan] = [:]
            let isChanged = entries.contains { $0.template != nil }
            let filled = entries.compactMap { entry -> YAMLEntry? in
                var key = entry.key
                if let template = entry.template { key.value = template.text(values) }
                if isChanged, let first = keys.updateValue(key.span, forKey: key.value) {
                    reading.report(.duplicateKey(key.value, first: first, at: key.span))
                    return nil
                }
                return YAMLEntry(key: key, value: entry.value.filled(values, reading))
            }
            return YAMLNode(kind: .mapping(filled), span: span)
        }
    }

    /// Reports references to axes that are not there, and collects those that are.
    func check(_ axes: [String], _ used: inout Set<String>, _ reading: Reading) {
        switch self {
        case .fixed: break
        case .scalar(let template, let style, let span): template.check(axes, &used, style, span, reading)
        case .sequence(let elements, _): for element in elements { element.check(axes, &used, reading) }
        case .mapping(let entries, _):
            for entry in entries {
                entry.template?.check(axes, &used, .plain, entry.key.span, reading)
                entry.value.check(axes, &used, reading)
            }
        }
    }
}

extension AxisTemplate {
    fileprivate func text(_ values: [String: YAMLScalar]) -> String {
        parts.map { part in
            switch part {
            case .text(let text): text
            case .axis(let name, _, _): values[name]?.text ?? ""
            case .open: ""
            }
        }.joined()
    }

    fileprivate func check(
        _ axes: [String], _ used: inout Set<String>, _ style: YAMLScalar.Style, _ span: SourceSpan, _ reading: Reading
    ) {
        for part in parts {
            switch part {
            case .text: break
            case .axis(let name, let from, let to):
                if axes.contains(name) {
                    used.insert(name)
                } else {
                    reading.report(.unknownAxis(Located(name, at: place(from, to, style, span)), axes: axes))
                }
            case .open(let from): reading.report(.openReference(at: place(from, from + 2, style, span)))
            }
        }
    }

    /// The place of some scalars of a text on one line; of a longer one, all of it.
    private func place(_ from: Int, _ to: Int, _ style: YAMLScalar.Style, _ span: SourceSpan) -> SourceSpan {
        guard span.start.line == span.end.line, style == .plain || style == .quoted else { return span }
        let first = span.start.column + (style == .quoted ? 1 : 0)
        return SourceSpan(
            file: span.file, start: SourcePosition(line: span.start.line, column: first + from),
            end: SourcePosition(line: span.start.line, column: first + to))
    }
}

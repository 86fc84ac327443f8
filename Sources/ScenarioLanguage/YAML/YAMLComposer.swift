import Diagnostics

/// Builds the tree from libyaml's events: anchors, aliases, merge keys, duplicate keys and bounds, which libyaml
/// leaves to its user. The stack is explicit, so that no input can overflow ours.
struct YAMLComposer {
    /// A sequence or mapping that is not complete.
    private struct Frame {
        var isMapping: Bool
        var anchor: String?
        var start: Int
        var elements: [YAMLNode] = []
        var entries: [YAMLEntry] = []
        var mergeKey: SourceSpan?
        var merges: [YAMLNode] = []
        var keys: [String: SourceSpan] = [:]
        var pendingKey: Located<String>?
        /// The key was refused: its value is read and dropped.
        var dropsValue = false
        /// Values inside, aliases expanded, and levels inside.
        var size = 1
        var depth = 1
        /// Where the last value ends.
        var end: Int
    }

    private struct Anchored {
        var node: YAMLNode
        var size: Int
        var depth: Int
    }

    /// Mistakes beyond this many are not looked at.
    private static let mostDiagnostics = 1000

    private let positions: YAMLPositions
    private let bounds: YAMLBounds
    private var stack: [Frame] = []
    private var anchors: [String: Anchored] = [:]
    private var values = 0
    private var expansion = 0
    private var root: YAMLNode?
    private(set) var diagnostics: [Diagnostic] = []

    init(positions: YAMLPositions, bounds: YAMLBounds) {
        self.positions = positions
        self.bounds = bounds
    }

    /// The tree of the text's one document, or nil with a diagnostic.
    mutating func compose(_ text: String) -> YAMLNode? {
        guard var parser = YAMLEventParser(text.utf8) else { return nil }
        var documents = 0
        do {
            while true {
                let event = try parser.next()
                switch event.kind {
                case .streamEnd:
                    if documents == 0 { throw Diagnostic.emptyFile(at: positions.span(0, 0)) }
                    return root
                case .documentStart:
                    documents += 1
                    if documents > 1 { throw Diagnostic.severalDocuments(at: positions.span(event.start, event.end)) }
                default: try take(event)
                }
            }
        } catch {
            diagnostics.append(diagnostic(of: error, text))
            return nil
        }
    }

    private func diagnostic(of error: any Error, _ text: String) -> Diagnostic {
        if let diagnostic = error as? Diagnostic { return diagnostic }
        guard let failure = error as? YAMLEventParser.Failure else { return .emptyFile(at: positions.span(0, 0)) }
        let scalars = text.unicodeScalars
        let character = scalars.index(scalars.startIndex, offsetBy: failure.index, limitedBy: scalars.endIndex)
        let found = character.flatMap { $0 < scalars.endIndex ? scalars[$0] : nil }
        return .yamlSyntax(failure, found: found, positions)
    }

    /// Takes a mistake after which reading goes on.
    private mutating func report(_ diagnostic: @autoclosure () -> Diagnostic) {
        if diagnostics.count < Self.mostDiagnostics { diagnostics.append(diagnostic()) }
    }

    private mutating func take(_ event: YAMLEventParser.Event) throws(Diagnostic) {
        let span = positions.span(event.start, event.end)
        switch event.kind {
        case .scalar(var scalar, let anchor, let tag):
            try count(span)
            if let tag { apply(tag, to: &scalar, at: span) }
            add(YAMLNode(kind: .scalar(scalar), span: span), size: 1, depth: 0, end: event.end, anchor: anchor)
        case .alias(let name):
            guard let target = anchors[name] else { throw .unknownAlias(name, at: span) }
            try expand(target, at: span)
            add(target.node, size: target.size, depth: target.depth, end: event.end, anchor: nil)
        case .sequenceStart(let anchor, let tag), .mappingStart(let anchor, let tag):
            try count(span)
            if stack.count >= bounds.depth { throw .nestedTooDeeply(bound: bounds.depth, at: span) }
            var isMapping = false
            if case .mappingStart = event.kind { isMapping = true }
            if let tag, !["tag:yaml.org,2002:" + (isMapping ? "map" : "seq"), "!"].contains(tag) {
                report(.unsupportedTag(tag, at: span))
            }
            stack.append(Frame(isMapping: isMapping, anchor: anchor, start: event.start, end: event.end))
        case .sequenceEnd, .mappingEnd:
            guard let frame = stack.popLast() else { return }
            // A block collection ends, for libyaml, where the next token stands; its last value's end is meant.
            let end = event.end > event.start ? event.end : frame.end
            let node = try node(of: frame, span: positions.span(frame.start, end))
            add(node, size: frame.size, depth: frame.depth, end: end, anchor: frame.anchor)
        case .streamStart, .streamEnd, .documentStart, .documentEnd: break
        }
    }

    private mutating func count(_ span: SourceSpan) throws(Diagnostic) {
        values += 1
        if values > bounds.values { throw .tooManyValues(bound: bounds.values, at: span) }
    }

    private mutating func expand(_ target: Anchored, at span: SourceSpan) throws(Diagnostic) {
        expansion += target.size
        if expansion > bounds.expansion { throw .aliasExpansion(bound: bounds.expansion, at: span) }
        if stack.count + target.depth > bounds.depth { throw .nestedTooDeeply(bound: bounds.depth, at: span) }
    }

    private mutating func apply(_ tag: String, to scalar: inout YAMLScalar, at span: SourceSpan) {
        switch tag {
        case "!", "tag:yaml.org,2002:str": scalar.style = scalar.style == .plain ? .quoted : scalar.style
        case "tag:yaml.org,2002:int", "tag:yaml.org,2002:bool", "tag:yaml.org,2002:null": scalar.style = .plain
        default: report(.unsupportedTag(tag, at: span))
        }
    }

    /// Puts a complete value where it belongs: into its collection, or at the root.
    private mutating func add(_ node: YAMLNode, size: Int, depth: Int, end: Int, anchor: String?) {
        if let anchor { anchors[anchor] = Anchored(node: node, size: size, depth: depth) }
        guard var frame = stack.popLast() else {
            root = node
            return
        }
        frame.size += size
        frame.depth = max(frame.depth, depth + 1)
        frame.end = max(frame.end, end)
        if !frame.isMapping {
            frame.elements.append(node)
        } else if frame.dropsValue {
            frame.dropsValue = false
        } else if let key = frame.pendingKey {
            frame.pendingKey = nil
            frame.entries.append(YAMLEntry(key: key, value: node))
        } else if frame.mergeKey != nil, frame.merges.isEmpty {
            frame.merges = [node]
        } else {
            takeKey(node, in: &frame)
        }
        stack.append(frame)
    }

    private mutating func takeKey(_ node: YAMLNode, in frame: inout Frame) {
        guard let scalar = node.scalar else {
            report(.complexKey(at: node.span))
            frame.dropsValue = true
            return
        }
        if let first = frame.keys[scalar.text] {
            report(.duplicateKey(scalar.text, first: first, at: node.span))
            frame.dropsValue = true
            return
        }
        frame.keys[scalar.text] = node.span
        if scalar.text == "<<", scalar.style == .plain {
            frame.mergeKey = node.span
        } else {
            frame.pendingKey = Located(scalar.text, at: node.span)
        }
    }

    private mutating func node(of frame: Frame, span: SourceSpan) throws(Diagnostic) -> YAMLNode {
        guard frame.isMapping else { return YAMLNode(kind: .sequence(frame.elements), span: span) }
        var entries = frame.entries
        var keys = frame.keys
        for merge in frame.merges {
            for source in merge.elements ?? [merge] {
                guard let merged = source.entries else {
                    report(.badMergeKey(at: frame.mergeKey ?? source.span))
                    continue
                }
                for entry in merged where keys[entry.key.value] == nil {
                    keys[entry.key.value] = entry.key.span
                    entries.append(entry)
                }
            }
        }
        return YAMLNode(kind: .mapping(entries), span: span)
    }
}

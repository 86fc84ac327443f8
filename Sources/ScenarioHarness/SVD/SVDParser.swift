internal import Diagnostics
internal import Foundation

#if canImport(FoundationXML)
    internal import FoundationXML
#endif

/// Reads the XML of an SVD file into a tree. The file is a user's: how deep, how many elements and how long a text is bounded, and a
/// document type declaration, which could name other files or multiply its own text, is refused before it is looked at.
final class SVDParser: NSObject, XMLParserDelegate {
    /// Elements that nothing here reads, and that most of a file's bytes are in.
    private static let skipped: Set<String> = [
        "description", "enumeratedValues", "writeConstraint", "vendorExtensions", "licenseText", "displayName",
    ]
    private static let mostElements = 2_000_000
    private static let deepest = 32
    private static let longestText = 1024

    private var stack: [SVDElement] = []
    private var root: SVDElement?
    private var elements = 0
    /// How deep the parser is inside an element that is skipped.
    private var skipping = 0
    private var problem: (what: String, place: SourcePosition)?

    /// The file's root, or what is wrong with its XML and where.
    static func read(_ text: String) -> Result<SVDElement, SVDProblem> {
        if let declaration = text.range(of: "<!DOCTYPE") {
            let line = 1 + text[..<declaration.lowerBound].utf8.count { $0 == 0x0A }
            return .failure(SVDProblem("it has a document type declaration, which no SVD file needs", line: line))
        }
        let delegate = SVDParser()
        let parser = XMLParser(data: Data(withoutDeclaration(text).utf8))
        parser.shouldResolveExternalEntities = false
        parser.delegate = delegate
        let isRead = parser.parse()
        if let problem = delegate.problem { return .failure(SVDProblem(problem.what, line: problem.place.line)) }
        guard isRead, let root = delegate.root else {
            return .failure(SVDProblem("it is not well-formed XML", line: max(1, parser.lineNumber)))
        }
        return .success(root)
    }

    /// The text is decoded by now: what the declaration says about its encoding is no longer so. Lines stay where they are.
    private static func withoutDeclaration(_ text: String) -> String {
        guard let start = text.range(of: "<?xml"), let end = text.range(of: "?>", range: start.upperBound..<text.endIndex),
            text[..<start.lowerBound].allSatisfy({ $0 == "\u{FEFF}" })
        else { return text }
        let lines = text[start.lowerBound..<end.upperBound].filter(\.isNewline).map { _ in "\n" }
        return lines.joined() + text[end.upperBound...]
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String] = [:]
    ) {
        if skipping > 0 || Self.skipped.contains(name) {
            skipping += 1
            return
        }
        elements += 1
        let place = SourcePosition(line: max(1, parser.lineNumber), column: 1)
        guard elements <= Self.mostElements else { return stop(parser, "it has more than \(Self.mostElements) elements", place) }
        guard stack.count < Self.deepest else { return stop(parser, "its elements are nested too deeply", place) }
        stack.append(SVDElement(name: name, derivedFrom: attributes["derivedFrom"], place: place))
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        guard skipping == 0, !stack.isEmpty, stack[stack.count - 1].children.isEmpty,
            stack[stack.count - 1].text.utf8.count + string.utf8.count <= Self.longestText
        else { return }
        stack[stack.count - 1].text += string
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        if skipping > 0 {
            skipping -= 1
            return
        }
        guard var element = stack.popLast() else { return }
        element.text = element.children.isEmpty ? element.text.trimmingCharacters(in: .whitespacesAndNewlines) : ""
        if stack.isEmpty { root = element } else { stack[stack.count - 1].children.append(element) }
    }

    private func stop(_ parser: XMLParser, _ what: String, _ place: SourcePosition) {
        if problem == nil { problem = (what, place) }
        parser.abortParsing()
    }
}

/// Why a file is no SVD file.
struct SVDProblem: Error, Sendable, Hashable {
    var reason: String
    var line: Int

    init(_ reason: String, line: Int) {
        self.reason = reason
        self.line = line
    }
}

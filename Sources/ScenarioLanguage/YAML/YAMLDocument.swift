import Diagnostics

/// The one document of a file as a tree, with all that is wrong with its YAML.
struct YAMLDocument {
    /// Nil when no tree could be made.
    var root: YAMLNode?
    var diagnostics: [Diagnostic]
    /// Whether `${` stands somewhere in the text.
    var hasReferences = false

    /// Reads bytes as they are in a file.
    static func read(bytes: [UInt8], path: String, bounds: YAMLBounds = .standard) -> YAMLDocument {
        guard bytes.count <= bounds.bytes else {
            return YAMLDocument(root: nil, diagnostics: [.fileTooLarge(bytes.count, bound: bounds.bytes, path: path)])
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            let valid = validPrefix(bytes)
            let positions = YAMLPositions(valid, path: path)
            let index = valid.unicodeScalars.count
            return YAMLDocument(root: nil, diagnostics: [.notUTF8(at: positions.span(index, index + 1))])
        }
        return read(text: text, path: path, bounds: bounds)
    }

    /// Reads a text.
    static func read(text: String, path: String, bounds: YAMLBounds = .standard) -> YAMLDocument {
        guard text.utf8.count <= bounds.bytes else {
            return YAMLDocument(root: nil, diagnostics: [.fileTooLarge(text.utf8.count, bound: bounds.bytes, path: path)])
        }
        var text = text
        if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
        let positions = YAMLPositions(text, path: path)
        let controls = controlCharacters(text, positions)
        guard controls.isEmpty else { return YAMLDocument(root: nil, diagnostics: controls) }
        if let index = excessDirective(text, bounds) {
            let span = positions.span(index, index + 1)
            return YAMLDocument(root: nil, diagnostics: [.tooManyDirectives(bound: bounds.directives, at: span)])
        }
        var composer = YAMLComposer(positions: positions, bounds: bounds)
        let root = composer.compose(text)
        return YAMLDocument(root: root, diagnostics: composer.diagnostics, hasReferences: text.contains("${"))
    }

    /// Where the first directive over the bound begins.
    private static func excessDirective(_ text: String, _ bounds: YAMLBounds) -> Int? {
        var directives = 0
        var beginsLine = true
        for (index, scalar) in text.unicodeScalars.enumerated() {
            if beginsLine, scalar == "%" {
                directives += 1
                if directives > bounds.directives { return index }
            }
            beginsLine = scalar == "\n" || scalar == "\r"
        }
        return nil
    }

    /// The longest valid beginning.
    private static func validPrefix(_ bytes: [UInt8]) -> String {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var scalars = String.UnicodeScalarView()
        while case .scalarValue(let scalar) = decoder.decode(&iterator) { scalars.append(scalar) }
        return String(scalars)
    }

    /// One diagnostic for each of the first few characters that YAML does not allow in a file.
    private static func controlCharacters(_ text: String, _ positions: YAMLPositions) -> [Diagnostic] {
        var found: [Diagnostic] = []
        for (index, scalar) in text.unicodeScalars.enumerated() {
            switch scalar.value {
            case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x85, 0xA0...0xFEFE, 0xFF00...0xFFFD, 0x10000...0x10FFFF: continue
            default: found.append(.controlCharacter(scalar, at: positions.span(index, index + 1)))
            }
            if found.count == 10 { break }
        }
        return found
    }
}

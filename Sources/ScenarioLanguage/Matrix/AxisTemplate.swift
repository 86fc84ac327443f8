/// A text with references to axes of a matrix: `image-${core}.elf`. `$${` stands for the text `${`.
struct AxisTemplate: Sendable, Hashable {
    enum Part: Sendable, Hashable {
        case text(String)
        /// `${name}`, and the scalars from and to which it stands in the text.
        case axis(String, from: Int, to: Int)
        /// `${` without an end, from this scalar on.
        case open(from: Int)
    }

    var parts: [Part]

    /// Nil for a text that stands as it is.
    init?(_ text: String) {
        guard text.utf8.contains(UInt8(ascii: "$")), text.contains("${") else { return nil }
        parts = []
        let scalars = Array(text.unicodeScalars)
        var plain = String.UnicodeScalarView()
        var index = 0
        while index < scalars.count {
            guard scalars[index] == "$" else {
                plain.append(scalars[index])
                index += 1
                continue
            }
            if Self.matches(scalars, index, "$${") {
                plain.append(contentsOf: "${".unicodeScalars)
                index += 3
            } else if Self.matches(scalars, index, "${") {
                flush(&plain)
                let end = scalars[index...].firstIndex(of: "}")
                if let end {
                    let name = String(String.UnicodeScalarView(scalars[(index + 2)..<end]))
                    parts.append(.axis(name, from: index, to: end + 1))
                } else {
                    parts.append(.open(from: index))
                }
                index = end.map { $0 + 1 } ?? scalars.count
            } else {
                plain.append("$")
                index += 1
            }
        }
        flush(&plain)
    }

    private static func matches(_ scalars: [Unicode.Scalar], _ index: Int, _ text: String) -> Bool {
        scalars[index...].starts(with: text.unicodeScalars)
    }

    private mutating func flush(_ plain: inout String.UnicodeScalarView) {
        if plain.isEmpty { return }
        parts.append(.text(String(plain)))
        plain.removeAll()
    }

    /// The text without its references.
    var withoutReferences: String {
        parts.map { if case .text(let text) = $0 { text } else { " " } }.joined()
    }
}

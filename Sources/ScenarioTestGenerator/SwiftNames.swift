/// Names that Swift takes, no two alike.
struct SwiftNames {
    private var taken: Set<String> = []

    /// Words that Swift keeps for itself where a function or type is named.
    private static let reserved: Set<String> = [
        "Any", "Self", "Type", "Protocol", "actor", "as", "associatedtype", "async", "await", "break", "case", "catch", "class",
        "continue", "default", "defer", "deinit", "do", "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for",
        "func", "guard", "if", "import", "in", "init", "inout", "internal", "is", "let", "nil", "operator", "precedencegroup",
        "private", "protocol", "public", "repeat", "rethrows", "return", "self", "static", "struct", "subscript", "super",
        "switch", "throw", "throws", "true", "try", "typealias", "var", "where", "while",
    ]

    /// A name like `text`: what is no letter or digit is `_`, a number stands behind one that was given before.
    mutating func name(for text: String) -> String {
        var name = String(text.unicodeScalars.map { Self.isPlain($0) ? Character($0) : "_" })
        if name.isEmpty || name.allSatisfy({ $0 == "_" }) || name.first?.isNumber == true || Self.reserved.contains(name) {
            name = "_" + name + (name.allSatisfy { $0 == "_" } ? "scenario" : "")
        }
        var unique = name
        var number = 2
        // Files in one folder may differ by case alone, and filters are read by people: names differ by more.
        while !taken.insert(unique.lowercased()).inserted {
            unique = "\(name)_\(number)"
            number += 1
        }
        return unique
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || ("0"..."9").contains(scalar) || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
    }
}

/// Regular expressions that files and command lines give. Swift reads them recursively, so that their size is bounded before.
package enum Pattern {
    /// Characters of a pattern.
    static let longest = 2000
    /// Custom character classes inside each other.
    static let deepest = 50

    /// A pattern over a bound.
    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    /// The regular expression that a text is; throws the reason why it is none.
    package static func regex(_ text: String) throws -> Regex<AnyRegexOutput> {
        guard text.unicodeScalars.count <= longest else { throw Failure(description: "it has more than \(longest) characters") }
        var depth = 0
        for scalar in text.unicodeScalars {
            depth += scalar == "[" ? 1 : scalar == "]" ? -1 : 0
            guard depth <= deepest else { throw Failure(description: "its brackets are nested more than \(deepest) deep") }
        }
        return try Regex(text)
    }
}

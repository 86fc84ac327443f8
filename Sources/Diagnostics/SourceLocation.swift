/// A place in a source file: 1-based line and 1-based column, counted in Unicode scalars.
public struct SourcePosition: Sendable, Hashable, Comparable {
    /// From 1.
    public var line: Int
    /// From 1, in Unicode scalars.
    public var column: Int

    /// The place at a line and a column, both from 1.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// Orders by line, then by column.
    public static func < (left: Self, right: Self) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}

/// A span of text in one file, `start` inclusive and `end` exclusive.
public struct SourceSpan: Sendable, Hashable {
    /// The path as it is printed: relative to the working directory where that is possible.
    public var file: String
    /// The first character.
    public var start: SourcePosition
    /// Just after the last character.
    public var end: SourcePosition

    /// The text of `file` from `start` up to `end`.
    public init(file: String, start: SourcePosition, end: SourcePosition) {
        self.file = file
        self.start = start
        self.end = end
    }
}

/// A value together with the place in a file that it was read from.
package struct Located<Value> {
    /// What was read.
    package var value: Value
    /// Where the file says it.
    package var span: SourceSpan

    /// A value that was read from a place.
    package init(_ value: Value, at span: SourceSpan) {
        self.value = value
        self.span = span
    }

    /// The same place with another value.
    package func map<Other, Failure: Error>(_ transform: (Value) throws(Failure) -> Other) throws(Failure) -> Located<Other> {
        Located<Other>(try transform(value), at: span)
    }
}

extension Located: Sendable where Value: Sendable {}
extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}

/// A line of source code.
public struct SourceLine: Sendable, Hashable, CustomStringConvertible {
    /// As the compiler recorded it; relative to the folder of the compilation where it lies in that.
    public var path: String
    /// Counted from 1.
    public var line: Int
    /// Counted from 1; 0 when the compiler did not say.
    public var column: Int

    /// A place in a source file.
    public init(path: String, line: Int, column: Int = 0) {
        self.path = path
        self.line = line
        self.column = column
    }

    /// `drivers/sensor.c:41`.
    public var description: String { "\(path):\(line)" }
}

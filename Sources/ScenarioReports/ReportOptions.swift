/// What a report leaves out or turns into.
public struct ReportOptions: Sendable, Hashable {
    /// Host times are in the report. Without them the same results give the same bytes.
    public var includesTimes: Bool

    /// Host times are in, unless told otherwise.
    public init(includesTimes: Bool = true) {
        self.includesTimes = includesTimes
    }
}

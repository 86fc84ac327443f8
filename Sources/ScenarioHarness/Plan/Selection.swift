internal import ScenarioLanguage

/// Which of the scenarios found are planned.
public struct Selection: Sendable {
    /// A regular expression over `path:id`, checked when it is made.
    public struct Filter: Sendable {
        /// The regular expression, found anywhere in `path:id`.
        public let pattern: String

        /// Throws the regular expression's own error for a pattern that does not read.
        public init(_ pattern: String) throws {
            _ = try Pattern.regex(pattern)
            self.pattern = pattern
        }
    }

    /// With a filter, a scenario's `path:id` needs to match it.
    public var filter: Filter?
    /// With tags given, a scenario needs one of them.
    public var tags: [String]
    /// A scenario with one of these is left out.
    public var excludedTags: [String]

    /// By default everything; what is given narrows it.
    public init(filter: Filter? = nil, tags: [String] = [], excludedTags: [String] = []) {
        self.filter = filter
        self.tags = tags
        self.excludedTags = excludedTags
    }

    /// Whether everything is selected, so that finding nothing is not the selection's doing.
    public var isEverything: Bool { filter == nil && tags.isEmpty && excludedTags.isEmpty }
}

/// A selection with its regular expression compiled, for one use on one thread.
struct SelectionMatcher {
    private let selection: Selection
    private let regex: Regex<AnyRegexOutput>?

    init(_ selection: Selection) {
        self.selection = selection
        regex = selection.filter.flatMap { try? Pattern.regex($0.pattern) }
    }

    func selects(path: String, id: String, tags: [String]) -> Bool {
        if !selection.tags.isEmpty, !tags.contains(where: { selection.tags.contains($0) }) { return false }
        if tags.contains(where: { selection.excludedTags.contains($0) }) { return false }
        guard let regex else { return true }
        return "\(path):\(id)".contains(regex)
    }
}

internal import Mustache

/// The templates, the style sheet and the script that are part of the library.
enum HTMLTemplates {
    /// The template of the whole.
    static let page = "report"
    /// The template of a scenario.
    static let scenario = "case"

    /// The templates, which name each other as partials.
    static func library() throws -> MustacheLibrary {
        MustacheLibrary(templates: [
            page: try template(PackageResources.report_mustache),
            scenario: try template(PackageResources.case_mustache),
            "coverage": try template(PackageResources.coverage_mustache),
            "timeline": try template(PackageResources.timeline_mustache),
        ])
    }

    /// Rules of appearance.
    static var style: HTMLText { HTMLText(markup: text(PackageResources.report_css)) }
    /// What filters.
    static var script: HTMLText { HTMLText(markup: text(PackageResources.report_js)) }

    private static func template(_ bytes: [UInt8]) throws -> MustacheTemplate { try MustacheTemplate(string: text(bytes)) }
    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}

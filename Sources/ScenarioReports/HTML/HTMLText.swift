internal import Mustache

/// Text that is HTML already: every value of a page is one, so that no template can forget to escape.
///
/// The library's own escaping goes by characters, and lets a quotation mark with a combining accent through; this one goes
/// by Unicode scalars. Templates write values with three braces; with two they would be escaped twice, which is seen at once.
struct HTMLText: MustacheCustomRenderable, Sendable, Hashable {
    /// The markup.
    let renderText: String
    /// Never left out.
    var isNull: Bool { false }

    /// Any text at all, made visible and escaped.
    init(_ text: String) {
        renderText = Self.escaped(visibleText(text))
    }

    /// Markup of our own.
    init(markup: String) {
        renderText = markup
    }

    /// A number, its digits in groups of three.
    init(_ number: some BinaryInteger) {
        let digits = String(number)
        var grouped = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, digit != "-", (digits.count - index).isMultiple(of: 3) { grouped += "\u{202F}" }
            grouped.append(digit)
        }
        renderText = grouped
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "&": result += "&amp;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

/// What a template sees: names of its own, with values that are ``HTMLText``, truth, other views, or lists of them.
typealias View = [String: Any]

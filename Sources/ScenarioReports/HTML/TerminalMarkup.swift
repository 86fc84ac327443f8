/// Turns the colours that the renderer of diagnostics writes for a terminal into markup. Everything else is escaped.
enum TerminalMarkup {
    /// The classes of the style sheet, by the numbers of Select Graphic Rendition.
    private static let classes = ["1": "b", "2": "d", "1;31": "b red", "1;33": "b yellow", "1;36": "b cyan"]

    static func html(_ text: String) -> HTMLText {
        var markup = ""
        var isOpen = false
        for (index, part) in text.split(separator: "\u{1B}[", omittingEmptySubsequences: false).enumerated() {
            var rest = part
            if index > 0, let end = part.firstIndex(of: "m") {
                if isOpen { markup += "</span>" }
                let name = classes[String(part[..<end])]
                isOpen = name != nil
                if let name { markup += "<span class=\"\(name)\">" }
                rest = part[part.index(after: end)...]
            }
            markup += HTMLText(String(rest)).renderText
        }
        return HTMLText(markup: markup + (isOpen ? "</span>" : ""))
    }
}

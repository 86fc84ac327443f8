/// One test point of TAP: its line, and the YAML block below it.
struct TestPoint {
    var isOK: Bool
    var description: String
    /// `SKIP reason` or `TODO reason`.
    var directive: String?
    var block: [YAMLField]

    func lines(number: Int) -> [String] {
        var line = "\(isOK ? "ok" : "not ok") \(number) - \(Self.escaped(description))"
        if let directive { line += " # \(Self.oneLine(directive))" }
        guard !block.isEmpty else { return [line] }
        return [line, "  ---"] + block.flatMap(\.lines).map { $0.isEmpty ? "" : "  " + $0 } + ["  ..."]
    }

    /// A number sign would begin a directive.
    private static func escaped(_ text: String) -> String {
        oneLine(text).replacing("\\", with: "\\\\").replacing("#", with: "\\#")
    }

    private static func oneLine(_ text: String) -> String {
        visibleText(text).replacing("\n", with: " ")
    }
}

/// A key and its value in a YAML block.
struct YAMLField {
    /// How a value is written.
    enum Value {
        /// As it is: a number or a word.
        case plain(String)
        /// In double quotes.
        case quoted(String)
        /// As a literal block, line by line.
        case block(String)
    }

    var key: String
    var value: Value

    init(_ key: String, _ value: Value) {
        self.key = key
        self.value = value
    }

    /// Its lines, without the indentation of the block that it stands in.
    var lines: [String] {
        let key = key.allSatisfy { $0.isASCII && ($0.isLetter || $0 == "_") } ? key : Self.quoted(key)
        switch value {
        case .plain(let text): return ["\(key): \(text)"]
        case .quoted(let text): return ["\(key): \(Self.quoted(text))"]
        case .block(let text):
            let lines = visibleText(text).replacing("\u{FEFF}", with: "\u{FFFD}").split(separator: "\n", omittingEmptySubsequences: false)
            // Where the first line begins with a blank its indentation has to be told; not every reader knows that form.
            let indicator = lines.first { !$0.isEmpty }?.first == " " ? "2" : ""
            return ["\(key): |\(indicator)"] + lines.map { $0.isEmpty ? "" : "  " + $0 }
        }
    }

    private static func quoted(_ text: String) -> String {
        let text = visibleText(text).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return "\"" + text.replacing("\n", with: "\\n").replacing("\t", with: "\\t").replacing("\u{FEFF}", with: "\\uFEFF") + "\""
    }
}

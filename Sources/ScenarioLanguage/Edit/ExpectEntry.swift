import ArmMProfile

/// A key of `expect` with a value to write.
package struct ExpectEntry: Sendable, Hashable {
    /// The key, such as `outcome`.
    package var key: String
    /// The value in flow style, on one line.
    package var value: String
    /// The elements of a list, each in flow style, where the value is one: in a block they take a line each.
    package var elements: [String]

    /// An entry with a value on one line.
    package init(_ key: String, _ value: String) {
        self.key = key
        self.value = value
        elements = []
    }

    /// An entry with a list.
    package init(_ key: String, list elements: [String]) {
        self.key = key
        self.elements = elements
        value = "[" + elements.joined(separator: ", ") + "]"
    }

    /// `key: value`, as it stands in a flow mapping.
    var flow: String { "\(key): \(value)" }

    /// The lines of the entry in a block whose keys are at `column`, from 1; the first without its indentation.
    func block(at column: Int) -> String {
        guard !elements.isEmpty else { return flow }
        let indent = "\n" + String(repeating: " ", count: column + 1)
        return "\(key):" + elements.map { indent + "- " + $0 }.joined()
    }

    /// A text as a plain scalar where that cannot be misread, and quoted elsewhere.
    package static func plain(_ text: String) -> String {
        let isPlain = text.unicodeScalars.allSatisfy { scalar in
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "/", ".", "_", "-", "+": true
            default: false
            }
        }
        let first = text.unicodeScalars.first
        return isPlain && first != "-" && first != nil && NumberLiteral.value(of: text) == nil ? text : quoted(text)
    }

    /// A text as a double-quoted scalar.
    package static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value):
                result += "\\x" + hexDigits(scalar.value, 2)
            case "\u{2028}": result += "\\L"
            case "\u{2029}": result += "\\P"
            case "\u{FEFF}": result += "\\uFEFF"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}

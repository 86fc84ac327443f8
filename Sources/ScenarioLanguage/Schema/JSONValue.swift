/// A JSON value whose objects keep the order of their keys, so that the same schema gives the same bytes.
indirect enum JSONValue: Sendable {
    case null
    case boolean(Bool)
    case integer(Int64)
    case string(String)
    case array([JSONValue])
    case object([(String, JSONValue)])

    /// The value over several lines, two blanks for each level.
    var text: String {
        var text = ""
        write(to: &text, indent: 0)
        return text + "\n"
    }

    private func write(to text: inout String, indent: Int) {
        switch self {
        case .null: text += "null"
        case .boolean(let value): text += value ? "true" : "false"
        case .integer(let value): text += String(value)
        case .string(let value): Self.quote(value, to: &text)
        case .array(let values):
            Self.write(values.map { (nil, $0) }, between: ("[", "]"), to: &text, indent: indent)
        case .object(let members):
            Self.write(members.map { (Optional($0.0), $0.1) }, between: ("{", "}"), to: &text, indent: indent)
        }
    }

    private static func write(
        _ members: [(String?, JSONValue)], between brackets: (String, String), to text: inout String, indent: Int
    ) {
        if let line = line(members, between: brackets), line.utf8.count <= widest {
            text += line
            return
        }
        text += brackets.0
        for (index, member) in members.enumerated() {
            text += (index == 0 ? "\n" : ",\n") + String(repeating: "  ", count: indent + 1)
            if let name = member.0 {
                quote(name, to: &text)
                text += ": "
            }
            member.1.write(to: &text, indent: indent + 1)
        }
        if !members.isEmpty { text += "\n" + String(repeating: "  ", count: indent) }
        text += brackets.1
    }

    /// A line is as long as this at most where it holds a collection.
    private static let widest = 120

    /// The collection on one line; nil when another one with something in it is inside.
    private static func line(_ members: [(String?, JSONValue)], between brackets: (String, String)) -> String? {
        var parts: [String] = []
        for (name, value) in members {
            switch value {
            case .array(let inner) where !inner.isEmpty: return nil
            case .object(let inner) where !inner.isEmpty: return nil
            default: break
            }
            var part = ""
            if let name {
                quote(name, to: &part)
                part += ": "
            }
            value.write(to: &part, indent: 0)
            parts.append(part)
        }
        return brackets.0 + parts.joined(separator: ", ") + brackets.1
    }

    private static func quote(_ value: String, to text: inout String) {
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\t": text += "\\t"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral {
    init(stringLiteral value: String) { self = .string(value) }
    init(booleanLiteral value: Bool) { self = .boolean(value) }
}

/// What the assembler or the linker has to say about a block.
struct AssemblerMessage: Hashable {
    /// Line and column in the block, from 1; nil for what has no place.
    var place: Place?
    var isWarning = false
    var text: String
    /// What the assembler adds: what would be right there.
    var notes: [String] = []

    struct Place: Hashable {
        var line: Int
        var column: Int
    }

    /// clang's messages about `file`, whose first line is not the block's. One about the expansion of a macro is placed where the
    /// macro is used.
    static func compiler(_ output: String, file: String) -> [AssemblerMessage] {
        var messages: [AssemblerMessage] = []
        for line in output.split(separator: "\n") {
            guard let (name, place, kind, text) = parts(line) else { continue }
            switch kind {
            case "error", "warning":
                let isHere = name.hasSuffix(file)
                messages.append(
                    AssemblerMessage(place: isHere ? place : nil, isWarning: kind == "warning", text: String(text)))
            case "note" where name.hasSuffix(file) && messages.last?.place == nil && text.contains("macro instantiation"):
                if !messages.isEmpty { messages[messages.count - 1].place = place }
            case "note" where !messages.isEmpty: messages[messages.count - 1].notes.append(String(text))
            default: continue
            }
        }
        return messages
    }

    /// The linker's messages: one about a name is placed where the block has it first.
    static func linker(_ output: String, block: String) -> [AssemblerMessage] {
        output.split(separator: "\n").compactMap { line in
            guard let range = line.firstRange(of: "error: ") else { return nil }
            let text = String(line[range.upperBound...])
            let name = text.split(separator: " ").last.map(String.init) ?? ""
            return AssemblerMessage(place: place(of: name, in: block), text: text)
        }
    }

    /// `file:line:column: kind: text`
    private static func parts(_ line: Substring) -> (Substring, Place, Substring, Substring)? {
        let fields = line.split(separator: ":", maxSplits: 4, omittingEmptySubsequences: false)
        guard fields.count == 5, let row = Int(fields[1]), let column = Int(fields[2]), row > 1 || !fields[0].hasSuffix(".s") else {
            return nil
        }
        let kind = fields[3].drop { $0 == " " }
        return (fields[0], Place(line: row - 1, column: column), kind, fields[4].drop { $0 == " " })
    }

    /// Where a name stands first as a word.
    private static func place(of name: String, in block: String) -> Place? {
        guard !name.isEmpty else { return nil }
        for (index, line) in block.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard let range = line.firstRange(of: name) else { continue }
            return Place(line: index + 1, column: line.unicodeScalars.distance(from: line.startIndex, to: range.lowerBound) + 1)
        }
        return nil
    }
}

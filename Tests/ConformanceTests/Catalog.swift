/// The items of the exception model, from items.txt.
struct Catalog {
    struct Item {
        var number: String
        /// A, I, U and ?, as the head of items.txt explains them.
        var kind: String
        var rule: String
    }

    struct Section {
        var title: String
        var items: [Item]
    }

    private(set) var sections: [Section] = []
    /// Lines that are neither an item nor a heading, and numbers that come twice or out of order.
    private(set) var mistakes: [String] = []

    var items: [Item] { sections.flatMap(\.items) }
    var numbers: Set<String> { Set(items.map(\.number)) }

    init(lines: [String] = Repository.lines("fixtures/conformance/items.txt")) {
        for line in lines where !line.isEmpty && !line.hasPrefix("# ") && line != "#" {
            if line.hasPrefix("## ") {
                sections.append(Section(title: String(line.dropFirst(3)), items: []))
            } else if let found = line.wholeMatch(of: /(\d+)\.(\d+) ([AIU?]+) (.+\.)/), let last = sections.indices.last {
                let inSequence = sections[last].title.hasPrefix("\(found.1). ") && isNext(Int(found.2), in: sections[last])
                if !inSequence { mistakes.append(line) }
                sections[last].items.append(Item(number: "\(found.1).\(found.2)", kind: String(found.3), rule: String(found.4)))
            } else {
                mistakes.append(line)
            }
        }
    }

    private func isNext(_ number: Int?, in section: Section) -> Bool {
        guard let last = section.items.last else { return number == 0 || number == 1 }
        return number == (Int(last.number.split(separator: ".")[1]) ?? 0) + 1
    }
}

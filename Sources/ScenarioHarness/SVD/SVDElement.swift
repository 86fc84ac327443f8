internal import Diagnostics

/// An element of an SVD file, without the parts that nothing here reads.
struct SVDElement: Sendable {
    var name: String
    /// The attribute of that name.
    var derivedFrom: String?
    /// The text of an element that has no children, without blanks at its ends.
    var text = ""
    var children: [SVDElement] = []
    var place: SourcePosition

    /// The first child of that name.
    subscript(_ name: String) -> SVDElement? { children.first { $0.name == name } }

    /// The text of the first child of that name; nil when it is empty.
    func string(_ name: String) -> String? { self[name].flatMap { $0.text.isEmpty ? nil : $0.text } }

    /// The number that the first child of that name gives.
    func number(_ name: String) -> UInt64? { string(name).flatMap(SVDNumber.value) }

    /// The children of that name.
    func all(_ name: String) -> [SVDElement] { children.filter { $0.name == name } }

    /// This element with what it leaves out taken from another: every child but those in `own`, and of lists what has another name.
    func derived(from base: SVDElement, own: Set<String>) -> SVDElement {
        var merged = self
        for child in base.children where !own.contains(child.name) {
            guard let index = merged.children.firstIndex(where: { $0.name == child.name }) else {
                merged.children.append(child)
                continue
            }
            guard Self.lists.contains(child.name) else { continue }
            let names = Set(merged.children[index].children.compactMap { $0.string("name") })
            merged.children[index].children += child.children.filter { $0.string("name").map { !names.contains($0) } ?? true }
        }
        return merged
    }

    private static let lists: Set<String> = ["registers", "fields"]
}

/// Numbers as SVD files write them.
enum SVDNumber {
    /// Decimal, `0x` or `0X`, `#` and binary digits; nil for anything else.
    static func value(_ text: String) -> UInt64? {
        let text = text.hasPrefix("+") ? text.dropFirst() : text[...]
        if text.hasPrefix("0x") || text.hasPrefix("0X") { return UInt64(text.dropFirst(2), radix: 16) }
        if text.hasPrefix("#") { return UInt64(text.dropFirst(), radix: 2) }
        if text.hasPrefix("0b") { return UInt64(text.dropFirst(2), radix: 2) }
        return UInt64(text)
    }
}

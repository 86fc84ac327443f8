internal import Diagnostics

extension SVDReader {
    /// Adds the registers and clusters of a list, at `base` from the peripheral, with the names of what they are in before theirs.
    mutating func add(
        _ list: SVDElement, _ base: UInt64, _ prefix: String, _ defaults: Defaults, to registers: inout [SVDRegister]
    ) {
        for child in list.children where child.name == "register" || child.name == "cluster" {
            let element = resolved(child, among: list.children, own: ["name", "addressOffset", "dim", "dimIncrement", "dimIndex"])
            let inner = defaults.overridden(by: element)
            let fields = child.name == "register" ? self.fields(element, inner.access) : []
            for (name, step) in repeated(element) {
                guard registers.count < Self.mostRegisters, spend(1) else { return }
                let offset = base &+ (element.number("addressOffset") ?? 0) &+ step
                if child.name == "cluster" {
                    add(element, offset, prefix + name + "_", inner, to: &registers)
                    continue
                }
                registers.append(
                    SVDRegister(
                        name: prefix + name, offset: offset, bits: inner.bits, access: inner.access, reset: inner.reset,
                        fields: fields))
            }
        }
    }

    private mutating func fields(_ register: SVDElement, _ access: SVDAccess) -> [SVDField] {
        guard let list = register["fields"] else { return [] }
        var fields: [SVDField] = []
        for child in list.all("field") {
            guard fields.count < 64, spend(1) else { break }
            let element = resolved(child, among: list.children, own: ["name", "dim", "dimIncrement", "dimIndex"])
            guard let (low, high) = Self.bits(element) else { continue }
            for (name, step) in repeated(element, atMost: 64) where fields.count < 64 && step < 64 && high + step < 64 {
                fields.append(SVDField(name: name, low: low + step, high: high + step, access: SVDAccess(element, above: access)))
            }
        }
        return fields
    }

    /// `bitOffset` and `bitWidth`, `lsb` and `msb`, or `bitRange` as `[msb:lsb]`.
    private static func bits(_ field: SVDElement) -> (UInt64, UInt64)? {
        var low = field.number("bitOffset") ?? field.number("lsb")
        var high = field.number("msb")
        if let range = field.string("bitRange") {
            let numbers = range.dropFirst().dropLast().split(separator: ":").map { SVDNumber.value(String($0)) }
            guard numbers.count == 2 else { return nil }
            (high, low) = (numbers[0], numbers[1])
        } else if let start = low, high == nil {
            high = start &+ max(1, field.number("bitWidth") ?? 1) &- 1
        }
        guard let low, let high, low <= high, high < 64 else { return nil }
        return (low, high)
    }

    /// The names and steps of an element that `dim` repeats, or its own name alone.
    mutating func repeated(_ element: SVDElement, atMost most: Int = mostRegisters) -> [(name: String, step: UInt64)] {
        let name = element.string("name") ?? "UNNAMED"
        guard let count = element.number("dim") else { return [(name, 0)] }
        guard count <= UInt64(most), spend(Int(count)) else {
            report(.incompleteSVD(file, element, "'\(name.prefix(60))' is repeated \(count) times"))
            return []
        }
        let increment = element.number("dimIncrement") ?? 0
        let indices = element.string("dimIndex").map(Self.indices) ?? []
        return (0..<count).map { index in
            let word = index < UInt64(indices.count) ? indices[Int(index)] : String(index)
            let text = name.replacing("[%s]", with: word).replacing("%s", with: word)
            return (text == name ? name + word : text, index &* increment)
        }
    }

    /// `A,B,C` or `0-3`.
    private static func indices(_ text: String) -> [String] {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false)
        if ends.count == 2, let first = Int(ends[0]), let last = Int(ends[1]), first <= last, last - first < mostRegisters {
            return (first...last).map(String.init)
        }
        return text.split(separator: ",").map { $0.filter { !$0.isWhitespace } }
    }

    /// An element with what it derives from another filled in. `own` is what is never taken over.
    mutating func resolved(_ element: SVDElement, among siblings: [SVDElement], own: Set<String>) -> SVDElement {
        var merged = element
        var next = element.derivedFrom
        var visited: Set<String> = []
        while let path = next {
            // Of a path to another peripheral's register only the last name is looked for, beside this one.
            let name = String(path.split(separator: ".").last ?? "")
            guard spend(siblings.count + merged.children.count), visited.insert(name).inserted, name != element.string("name"),
                let base = siblings.first(where: { $0.name == element.name && $0.string("name") == name })
            else {
                report(
                    .incompleteSVD(
                        file, element,
                        "'\(element.string("name") ?? element.name)' is derived from '\(path.prefix(60))', which is not there or is derived from it"
                    ))
                return merged
            }
            merged = merged.derived(from: base, own: own)
            next = base.derivedFrom
        }
        return merged
    }
}

/// Ids: `[a-z0-9._-]+`.
enum Identifier {
    static func isValid(_ text: String) -> Bool {
        !text.isEmpty && text.unicodeScalars.allSatisfy(isAllowed)
    }

    /// The id that a name makes: lower-cased, with one hyphen for every run of other characters; empty when nothing is left.
    static func make(from name: String) -> String {
        var id = ""
        for scalar in name.lowercased().unicodeScalars {
            if isAllowed(scalar) {
                id.unicodeScalars.append(scalar)
            } else if !id.isEmpty, id.last != "-" {
                id += "-"
            }
        }
        while id.last == "-" { id.removeLast() }
        return id
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "0"..."9", ".", "_", "-": true
        default: false
        }
    }
}

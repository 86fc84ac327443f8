internal import CortexM
internal import Diagnostics

/// The register checks of a case, expected against actual.
struct RegisterComparison {
    /// One check and what the register holds; nil for one that cannot be read.
    struct Row {
        var check: CompiledRegisterCheck
        var value: UInt64?

        var isMet: Bool { value.map { check.value.value.matches($0) } ?? false }
    }

    let rows: [Row]

    init(_ checks: [CompiledRegisterCheck], _ machine: borrowing Machine) {
        rows = checks.map { Row(check: $0, value: $0.target.read(machine)) }
    }

    /// All checks in one, when there are several: what is as expected is only counted.
    var note: Diagnostic.Note? {
        guard rows.count > 1 else { return nil }
        let width = rows.filter { !$0.isMet }.map(\.check.target.name.count).max() ?? 0
        var lines: [String] = []
        var met = 0
        func fold() {
            if met > 0 { lines.append("… \(met) as expected") }
            met = 0
        }
        for row in rows {
            guard !row.isMet else {
                met += 1
                continue
            }
            fold()
            let target = row.check.target
            let name = target.name + String(repeating: " ", count: width - target.name.count)
            let got = row.value.map { HexText.value($0, width: target.width) } ?? "cannot be read"
            lines.append("\(name)  \(got), expected \(row.check.value.value.text(width: target.width))")
        }
        fold()
        return lines.count > 1 ? Diagnostic.Note("registers", lines.joined(separator: "\n")) : nil
    }
}

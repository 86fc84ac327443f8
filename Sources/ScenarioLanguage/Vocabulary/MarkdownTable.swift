/// The tables of generated pages.
package enum MarkdownTable {
    /// A head, its rule and the rows, a line each; a bar in a cell is kept from ending it.
    package static func lines(_ head: [String], _ rows: [[String]]) -> [String] {
        ([head, head.map { _ in "---" }] + rows).map { cells in
            "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
        }
    }
}

extension DiagnosticEntry {
    /// FL0320: a reference to no axis.
    package static let unknownAxis = DiagnosticEntry(
        320, "a reference to no axis",
        means: "`${name}` stands for the value of an axis of `matrix`, and there is no axis of this name.",
        remedy: "Add the axis, or correct the name; for the text `${` itself write `$${`.")

    /// FL0321: a reference that does not end.
    package static let openReference = DiagnosticEntry(
        321, "a reference that does not end",
        means: "`${` begins a reference to an axis of `matrix`, and no `}` ends it.",
        remedy: "Close it; for the text `${` itself write `$${`.")

    /// FL0322: an axis that nothing refers to.
    package static let unusedAxis = DiagnosticEntry(
        322, "an axis that nothing refers to",
        means: "Every value of the axis would make the same run again.",
        remedy: "Refer to it with `${name}`, or remove it; of a file's axis, with `matrix: { name: null }` in the scenario.")

    /// FL0323: not an axis.
    package static let badAxis = DiagnosticEntry(
        323, "not an axis",
        means: "The values of an axis are a list of different scalars, at least one, short enough to stand in the names of cases.",
        remedy: "Correct the list.")

    /// FL0324: a cell that is not there to include or exclude.
    package static let badCell = DiagnosticEntry(
        324, "a cell that is not there to include or exclude",
        means: "An entry of `exclude` has to leave out at least one cell, one of `include` to add one, and one has to be left.",
        remedy: "Correct the values, or remove the entry.")

    /// FL0325: too many cells.
    package static let tooManyCells = DiagnosticEntry(
        325, "too many cells",
        means: "The matrices of the file make more cases than a file may have; the message names the bound.",
        remedy: "Use fewer values, or split the suite into several files.")
}

extension DiagnosticTable {
    /// 032x, the cells of a matrix.
    static let matrix: [DiagnosticEntry] = [.unknownAxis, .openReference, .unusedAxis, .badAxis, .badCell, .tooManyCells]
}

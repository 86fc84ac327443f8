/// The codes of SVD files that machines are made from, FL2201 to FL2299.
extension DiagnosticEntry {
    /// FL2201: a file that is no SVD file.
    package static let badSVD = DiagnosticEntry(
        2201, "a file that is no SVD file",
        means: """
            The file is not well-formed XML, has a document type declaration, is larger or nested more deeply than any part needs, or \
            has no `<device>` with `<peripherals>`.
            """,
        remedy: "Give a CMSIS-SVD file, as the part's vendor publishes it, unpacked.")

    /// FL2202: an SVD file that lacks something.
    package static let incompleteSVD = DiagnosticEntry(
        2202, "an SVD file that lacks something",
        means: "A peripheral has no address, or an element is derived from one that is not there or is derived from it in turn.",
        remedy: "Correct the file: some that vendors publish have such mistakes.")

    /// FL2203: a peripheral that the SVD file does not have.
    package static let unknownPeripheral = DiagnosticEntry(
        2203, "a peripheral that the SVD file does not have",
        means: "`--peripheral` names one that is not in the file.",
        remedy: "The help has a name that is near.")

    /// FL2204: a core that is not known.
    package static let coreOfSVD = DiagnosticEntry(
        2204, "a core that the SVD file does not name",
        means: "The file does not say which core the part has, or names one that is not modelled.",
        remedy: "Name the core with `--core`, or import single peripherals with `--peripheral`.")
}

extension DiagnosticTable {
    /// 22xx, what is wrong with an SVD file.
    static let svd: [DiagnosticEntry] = [.badSVD, .incompleteSVD, .unknownPeripheral, .coreOfSVD]
}

/// The codes of the command line and the files it names, FL3001 to FL3999.
extension DiagnosticEntry {
}

extension DiagnosticTable {
    /// 3xxx, the command line and the files it names.
    static let commandLine: [DiagnosticEntry] = []
}

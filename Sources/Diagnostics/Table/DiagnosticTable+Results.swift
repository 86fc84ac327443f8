/// The codes of a run's results, FL4001 to FL4999.
extension DiagnosticEntry {
}

extension DiagnosticTable {
    /// 4xxx, what a run came to.
    static let results: [DiagnosticEntry] = []
}

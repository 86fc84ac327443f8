/// The codes of machines and their files, FL2001 to FL2999.
extension DiagnosticEntry {
}

extension DiagnosticTable {
    /// 2xxx, what is wrong with a machine's description.
    static let machines: [DiagnosticEntry] = []
}

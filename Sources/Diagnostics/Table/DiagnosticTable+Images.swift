/// The codes of firmware images, FL1001 to FL1999.
extension DiagnosticEntry {
}

extension DiagnosticTable {
    /// 1xxx, what is wrong with a firmware file.
    static let images: [DiagnosticEntry] = []
}

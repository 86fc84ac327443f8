import Diagnostics

/// What the program printed for one mistake of each code, from the golden files under `fixtures/diagnostics`.
enum DiagnosticExamples {
    /// The lines for a code.
    static func text(_ code: DiagnosticCode) -> String? {
        let all = String(decoding: PackageResources.diagnostics_txt, as: UTF8.self)
        let blocks = all.split(separator: "\n\n", omittingEmptySubsequences: true)
        return blocks.first { $0.prefix { $0 != "\n" }.contains("[\(code)]") }.map { String($0.trimmingSuffix(while: \.isNewline)) }
    }
}

extension Substring {
    /// Without the characters at its end for which `predicate` holds.
    fileprivate func trimmingSuffix(while predicate: (Character) -> Bool) -> Substring {
        var rest = self
        while let last = rest.last, predicate(last) { rest.removeLast() }
        return rest
    }
}

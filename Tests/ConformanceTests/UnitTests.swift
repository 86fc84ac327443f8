import Foundation

/// A unit test whose title begins with the numbers of items: `@Test("3.7: …")`.
struct UnitTest {
    var numbers: [String]
    /// The file without its ending, and the function.
    var name: String

    /// Every such test of the package.
    static let all: [UnitTest] = Repository.files(below: "Tests", ending: "swift").flatMap(read)

    private static func read(_ file: URL) -> [UnitTest] {
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
        let suite = file.deletingPathExtension().lastPathComponent
        return text.matches(of: /@Test\(\s*"(\d+\.\d+(?: \d+\.\d+)*): (?s:.*?)\bfunc (\w+)/).map {
            UnitTest(numbers: $0.1.split(separator: " ").map(String.init), name: "\(suite).\($0.2)")
        }
    }
}

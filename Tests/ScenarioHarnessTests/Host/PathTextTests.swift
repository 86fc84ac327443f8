import ScenarioHarness
import Testing

@Suite("Paths as text")
struct PathTextTests {
    @Test(
        "the folder of a path is what stands before its last slash, whatever the length of its parts",
        arguments: [
            ("x", "."), ("-", "."), ("", "."), ("report.xml", "."), ("./x", "."), ("a/b", "a"), ("a/b/c", "a/b"), ("/x", "/"), ("/", "/"),
            ("a/", "a"), ("a/\u{301}b", "a"),
        ])
    func folder(path: String, folder: String) {
        #expect(PathText.folder(of: path) == folder)
    }
}

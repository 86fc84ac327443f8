import Foundation

/// A test of the conformance firmware: `ITEM("3.7", svc_escalated, ALL, HardFault)`.
struct FirmwareTest {
    /// The cores, by the words that the firmware has for them, and what people call them.
    static let cores = [("M0", "M0"), ("M0P", "M0+"), ("M3", "M3"), ("M4", "M4"), ("M4F", "M4F"), ("M7", "M7")]
    /// The cores and their machines; and those that QEMU has.
    static let machines = [
        ("M0", "cortex-m0"), ("M0P", "cortex-m0plus"), ("M3", "cortex-m3"), ("M4", "cortex-m4"), ("M4F", "cortex-m4f"),
        ("M7", "cortex-m7"),
    ].filter { !Repository.text("Sources/ScenarioHarness/Machines/\($0.1).yaml").isEmpty }
    static let coresOfQEMU: Set = ["M0", "M3", "M4F", "M7"]
    private static let sets = [
        "V6M": ["M0", "M0P"], "V7M": ["M3", "M4", "M4F", "M7"], "FP": ["M4F", "M7"], "ALL": cores.map(\.0),
    ]

    var numbers: [String]
    var name: String
    var cores: Set<String>
    /// The faults that it takes, and `Lockup` or `Reset` for how it ends.
    var words: [String]

    var locksUp: Bool { words.last == "Lockup" }
    /// The id of its scenarios.
    var id: String { name.replacing("_", with: "-") }

    static let all: [FirmwareTest] = Repository.files(below: "fixtures/firmware/conformance", ending: "c").flatMap(read)

    private static func read(_ file: URL) -> [FirmwareTest] {
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
        return text.matches(of: /(?m)^ITEM\("([\d. ]+)",\s*(\w+),\s*([\w |]+?)\s*(?:,\s*([\w, ]+?)\s*)?\)/).map { found in
            let named = words(found.3, separator: "|").flatMap { sets[$0] ?? [$0] }
            return FirmwareTest(
                numbers: words(found.1, separator: " "), name: String(found.2), cores: Set(named),
                words: words(found.4 ?? "", separator: ","))
        }
    }

    private static func words(_ text: Substring, separator: Character) -> [String] {
        text.split(separator: separator).map { $0.trimmingCharacters(in: .whitespaces) }
    }
}

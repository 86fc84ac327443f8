import Foundation
import ScenarioHarness
import ScenarioTesting
import Testing

@Suite("Scenarios with a test function each")
struct NamedScenariosTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path
    private static let hostile = "fixtures/reports/hostile.yaml"

    private func named(_ names: [String: [String]], folder: String = "fixtures/reports") -> NamedScenarios {
        NamedScenarios(package: Self.root, folder: folder, names: names)
    }

    /// The texts of the issues that a body records.
    private func issues(_ body: @escaping @Sendable () async -> Void) async -> [String] {
        let texts = Locked<[String]>([])
        await withKnownIssue(isIntermittent: true) {
            await body()
        } matching: { issue in
            texts.withLock { $0.append(issue.comments.map(\.rawValue).joined()) }
            return true
        }
        return texts.withLock { $0 }
    }

    @Test("a scenario that passes records nothing, one that fails its checks")
    func check() async {
        let scenarios = named([:])
        #expect(await issues { await scenarios.check("prints-and-faults", in: "fixtures/reports/passing.yaml") }.isEmpty)
        let failed = await issues { await scenarios.check("wrong-register", in: Self.hostile) }
        #expect(failed.first?.contains("error: [FL4") == true)
    }

    @Test("a scenario that is not there any more, and one without a test, are issues")
    func outOfDate() async {
        let scenarios = named([Self.hostile: ["wrong-register"]])
        #expect(await issues { await scenarios.check("gone", in: Self.hostile) }.first?.contains("build the tests again") == true)
        let missing = await issues { scenarios.checkNames() }
        #expect(missing.contains { $0.contains("'unexpected-fault' has no test") })
        #expect(!missing.contains { $0.contains("'wrong-register'") })
    }

    @Test("a folder that is not there is an issue")
    func noFolder() async {
        let scenarios = named([:], folder: "fixtures/no-such-folder")
        #expect(await issues { scenarios.checkNames() }.first?.contains("FL3003") == true)
    }
}

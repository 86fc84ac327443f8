import ScenarioTesting
import Testing

@Suite("The scenarios of this repository")
struct ScenarioSuiteTests {
    @Test(arguments: ScenarioCase.all(in: "scenarios"))
    func scenario(_ scenario: ScenarioCase) async { await scenario.check() }
}

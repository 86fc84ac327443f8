public import ScenarioHarness

/// The results of a run in one of the forms that people and programs read.
public protocol ResultReport: Sendable {
    /// The report's bytes, UTF-8. The same results give the same bytes.
    func bytes(_ result: PlanResult) throws -> [UInt8]
}

internal import ScenarioHarness

extension JSONDocument {
    /// The part of a plan that a report is of; `plan` is the same in the reports of all parts.
    struct Shard: Codable {
        var index, count: Int
        var plan: String
        /// Of all parts together.
        var scenarios: Int
        /// For each entry of the document's `files`, its place in the whole plan, and those of its scenarios in the file.
        var files: [Places]

        struct Places: Codable {
            var place: Int
            var scenarios: [Int]
        }

        init(_ planned: PlannedShard) {
            index = planned.shard.index
            count = planned.shard.count
            plan = planned.plan
            scenarios = planned.scenarioCount
            files = planned.files.map { Places(place: $0.place, scenarios: $0.cases) }
        }
    }
}

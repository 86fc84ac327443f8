extension Plan {
    /// Runs one scenario alone, on a machine of its own; nil when there is none at that place.
    public func result(file: Int, scenario: Int) -> CaseResult? {
        guard files.indices.contains(file), files[file].cases.indices.contains(scenario) else { return nil }
        return Worker().run(files[file].cases[scenario], file: file, index: scenario, RunOptions(jobs: 1))
    }
}

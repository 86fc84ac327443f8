extension Plan {
    /// Runs one scenario again and gives the last lines of what it executed; nil when it cannot run. Runs are deterministic, so
    /// this is what the scenario did before.
    public func trace(file: Int, scenario: Int, limit: Int = 1000) -> String? {
        guard files.indices.contains(file), files[file].cases.indices.contains(scenario) else { return nil }
        let sink = TraceSink(limit: limit)
        _ = Worker().run(files[file].cases[scenario], file: file, index: scenario, RunOptions(jobs: 1, trace: sink))
        return sink.text(file: file, scenario: scenario)
    }
}

internal import Diagnostics
internal import Dispatch
internal import Synchronization

extension Plan {
    /// Runs every scenario on a pool of workers. Results are in plan order, the same for any number of workers.
    ///
    /// `onFinished` is called once for each scenario as it finishes, never by two workers at a time.
    public func run(
        _ options: RunOptions = RunOptions(), onFinished: (@Sendable (CaseResult, RunProgress) -> Void)? = nil
    ) -> PlanResult {
        let pool = RunPool(self, options, onFinished)
        let workers = max(1, min(options.jobs, pool.count))
        DispatchQueue.concurrentPerform(iterations: workers) { _ in pool.work() }
        return pool.result()
    }
}

/// The scenarios of a plan while they are run: workers take the next one from an atomic index.
private final class RunPool: Sendable {
    private struct Place {
        var file: Int
        var index: Int
    }

    private struct State {
        var results: [CaseResult?]
        var finished = 0
        var unsuccessful = 0
        var coverage: CoverageMerge
    }

    private let plan: Plan
    private let options: RunOptions
    private let onFinished: (@Sendable (CaseResult, RunProgress) -> Void)?
    private let places: [Place]
    private let next = Atomic<Int>(0)
    /// The first place, in plan order, that was not successful so far.
    private let firstUnsuccessful = Atomic<Int>(.max)
    private let state: Locked<State>

    var count: Int { places.count }

    init(_ plan: Plan, _ options: RunOptions, _ onFinished: (@Sendable (CaseResult, RunProgress) -> Void)?) {
        self.plan = plan
        self.options = options
        self.onFinished = onFinished
        places = plan.files.indices.flatMap { file in plan.files[file].cases.indices.map { Place(file: file, index: $0) } }
        state = Locked(
            State(results: Array(repeating: nil, count: places.count), coverage: CoverageMerge(stopsAtFailure: options.failFast)))
    }

    /// One worker's life: a machine or a few of its own, and the next scenario as long as there is one.
    func work() {
        let worker = Worker()
        while true {
            let position = next.wrappingAdd(1, ordering: .relaxed).oldValue
            guard position < places.count, !options.cancellation.isCancelled else { return }
            if options.failFast, position > firstUnsuccessful.load(ordering: .relaxed) { return }
            let place = places[position]
            let result = worker.run(plan.files[place.file].cases[place.index], file: place.file, index: place.index, options)
            guard let result else { return }
            finish(result, executed: worker.executed, at: position)
        }
    }

    private func finish(_ result: CaseResult, executed: ExecutedCode?, at position: Int) {
        let isUnsuccessful = result.status == .failed || result.status == .error
        if isUnsuccessful { firstUnsuccessful.min(position, ordering: .relaxed) }
        state.withLock { state in
            state.results[position] = result
            state.finished += 1
            if isUnsuccessful { state.unsuccessful += 1 }
            if options.recordsCoverage { state.coverage.add(executed, at: position, isUnsuccessful: isUnsuccessful) }
            onFinished?(
                result, RunProgress(finished: state.finished, total: places.count, unsuccessful: state.unsuccessful))
        }
    }

    /// What every scenario came to. Under fail-fast, those after the first unsuccessful one are skipped, whether or not a worker
    /// got to them: the result does not depend on the number of workers.
    func result() -> PlanResult {
        let stop = options.failFast ? firstUnsuccessful.load(ordering: .relaxed) : .max
        let results = state.withLock(\.results)
        var wasInterrupted = false
        var files = plan.files.map {
            FileResult(path: $0.path, suite: $0.suite, cases: [], diagnostics: $0.diagnostics)
        }
        for (position, place) in places.enumerated() {
            var result = results[position]
            if position > stop { result = nil }
            if result == nil { wasInterrupted = true }
            let planned = plan.files[place.file].cases[place.index]
            let reason = position > stop ? "an earlier scenario failed" : "interrupted"
            files[place.file].cases.append(result ?? CaseResult(planned, .skipped(reason: reason)))
        }
        var result = PlanResult(files: files, wasInterrupted: wasInterrupted, shard: plan.shard)
        if options.recordsCoverage { result.coverage = coverage() }
        return result
    }

    private func coverage() -> Coverage {
        var merge = state.withLock(\.coverage)
        merge.finish()
        return merge.coverage()
    }
}

extension CaseResult {
    /// The result of a scenario of a plan.
    init(
        _ planned: PlannedCase, _ status: Status, diagnostics: [Diagnostic]? = nil, run: RunSummary? = nil,
        failureState: ReplayState? = nil, wallSeconds: Double = 0
    ) {
        self.init(
            id: planned.id, name: planned.name, tags: planned.tags, span: planned.span, status: status,
            diagnostics: diagnostics ?? planned.diagnostics, run: run, failureState: failureState, wallSeconds: wallSeconds)
    }
}

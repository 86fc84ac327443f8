extension Machine {
    /// The instructions executed since they were last taken, with their counts, window by window in the order of addresses.
    ///
    /// Counted is what began to execute while `countsExecutions` was set: an instruction that faults, but none that its condition
    /// in an IT block skipped, and none that an interrupt abandoned to begin it again.
    package mutating func takeExecutionCounts() -> [ExecutionCount] {
        var taken: [ExecutionCount] = []
        for index in 0..<memory.windowCount {
            let base = memory.windows[index].base
            memory.windows[index].executions.takeAll { entry, count in
                taken.append(ExecutionCount(address: base &+ UInt32(truncatingIfNeeded: entry << 1), count: count))
            }
        }
        return taken
    }

    /// Counts the instruction at an address, which begins to execute.
    @inline(never)
    mutating func countExecution(_ address: UInt32) { changeExecutions(address, by: 1) }

    /// Takes back the count of an instruction that is to begin again.
    @inline(never)
    mutating func uncountExecution(_ address: UInt32) { changeExecutions(address, by: .max) }

    private mutating func changeExecutions(_ address: UInt32, by change: UInt64) {
        guard let index = memory.window(containing: address) else { return }
        let entry = Int(address &- memory.windows[index].base) >> 1
        let capacity = memory.windows[index].capacity / 2
        memory.windows[index].executions.add(change, at: entry, capacity: capacity)
    }
}

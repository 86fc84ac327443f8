/// A machine's state at a moment, to go back to as often as wanted: memory, registers, virtual time, devices, consoles, and what
/// is to come. It holds the pages that differ from their power-on content, and nothing else of memory.
///
/// Hooks and the observation are not in it: they are the observer's. Nor are the host's files: see `Machine.usesFiles`.
public final class MachineSnapshot {
    var state: MachineState
    let memory: MemorySnapshot

    init(_ state: MachineState, _ memory: MemorySnapshot) {
        self.state = state
        self.memory = memory
    }

    /// Virtual time: core cycles since power-on.
    public var cycles: UInt64 { state.cycles }
    /// Instructions executed since power-on.
    public var instructions: UInt64 { state.instructions }
    /// Bytes of memory that it holds.
    public var byteCount: Int { memory.byteCount }
}

extension Machine {
    /// The state as it is between two runs.
    public mutating func snapshot() -> MachineSnapshot {
        MachineSnapshot(MachineState(self), memory.snapshot())
    }

    /// Lets a snapshot hold the state as it is now. What that costs depends on the pages written since it was made or gone back to.
    public mutating func update(_ snapshot: MachineSnapshot) {
        snapshot.state = MachineState(self)
        memory.update(snapshot.memory)
    }

    /// Goes back to the state of a snapshot, of this machine or another of the same configuration with the same bytes loaded.
    ///
    /// What that costs depends on the pages written since, when the machine has not gone back to another one meanwhile.
    public mutating func restore(_ snapshot: MachineSnapshot) {
        let looked = looksAtFetches
        memory.restore(to: snapshot.memory)
        snapshot.state.put(into: &self)
        updateDataWatched()
        // What was decoded beside a comparator, or while fetches failed, is not what is executed without them.
        if looked || looksAtFetches { memory.dropAllCode() }
    }

    /// Whether semihosting has reached the host's files since power-on: what happened to them no snapshot takes back.
    public var usesFiles: Bool { semihostingState.usesFiles }

    /// Whether something stands between memory and what is fetched from it.
    private var looksAtFetches: Bool {
        flashPatch.isActive || watch.watchesCode || injectedErrors.contains { $0.accesses.contains(.fetches) }
    }
}

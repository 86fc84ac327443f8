import Dispatch
import ScenarioHarness
import Testing

@Suite("A value that one thread at a time may touch")
struct LockedTests {
    @Test("No change is lost when many threads make them")
    func changes() {
        let count = Locked(0)
        DispatchQueue.concurrentPerform(iterations: 8) { _ in
            for _ in 0..<10_000 { count.withLock { $0 += 1 } }
        }
        #expect(count.withLock { $0 } == 80_000)
    }

    @Test("An error goes on to the caller, and the value can be touched again")
    func errors() {
        struct Refusal: Error {}
        let value = Locked("kept")
        #expect(throws: Refusal.self) { try value.withLock { _ in throw Refusal() } }
        #expect(value.withLock { $0 } == "kept")
    }
}

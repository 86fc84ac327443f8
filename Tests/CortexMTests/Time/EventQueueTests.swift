import CortexM
import Testing

@Suite("Event queue")
struct EventQueueTests {
    @Test("events come in the order of their cycles, ties in the order of asking")
    func order() {
        var queue = EventQueue()
        let asked: [(UInt64, UInt32)] = [(5, 0), (3, 1), (5, 2), (1, 3), (3, 4), (9, 5), (5, 6)]
        for (cycle, tag) in asked { queue.schedule(at: cycle, .device(index: 0, tag: tag)) }
        var seen: [UInt32] = []
        while queue.next != .max {
            #expect(queue.popDue(queue.next - 1) == nil)
            if case .device(_, let tag) = queue.popDue(queue.next) { seen.append(tag) }
        }
        #expect(seen == [3, 1, 4, 0, 2, 6, 5])
    }

    @Test("random events come sorted and stable")
    func random() {
        var random = SeededRandom(7)
        for _ in 0..<50 {
            var queue = EventQueue()
            let cycles = (0..<40).map { _ in UInt64.random(in: 0..<12, using: &random) }
            for (tag, cycle) in cycles.enumerated() { queue.schedule(at: cycle, .device(index: 1, tag: UInt32(tag))) }
            let expected = cycles.indices.sorted { (cycles[$0], $0) < (cycles[$1], $1) }
            var seen: [Int] = []
            while case .device(_, let tag) = queue.popDue(.max) { seen.append(Int(tag)) }
            #expect(seen == expected)
        }
    }

    @Test("cancelling takes away every event of the action, and no other")
    func cancel() {
        var queue = EventQueue()
        queue.schedule(at: 1, .sysTick)
        queue.schedule(at: 2, .device(index: 0, tag: 0))
        queue.schedule(at: 3, .sysTick)
        queue.cancel(.sysTick)
        #expect(queue.next == 2)
        #expect(queue.popDue(2) == .device(index: 0, tag: 0))
        #expect(queue.next == .max)
        queue.schedule(at: 4, .sysTick)
        queue.schedule(at: 4, .device(index: 2, tag: 9))
        queue.cancelDevices()
        #expect(queue.popDue(4) == .sysTick)
        #expect(queue.popDue(4) == nil)
    }
}

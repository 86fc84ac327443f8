import ArmMProfile
import CortexM
import Testing

/// What holds whatever is pended, masked and reprioritised, in whatever order.
@Suite("Storms of exceptions")
struct ExceptionStormTests {
    @Test(
        "Every entry is above what it preempts, every return finds its frame, and the stack ends where it began",
        arguments: [Bench.m0, Bench.m3, Bench.m4, Bench.m7], 0..<8 as Range<UInt64>)
    func storm(_ core: CoreConfiguration, _ seed: UInt64) {
        var random = SeededRandom(seed + 1)
        var handlers: [Int: [UInt16]] = [:]
        for number in 2..<48 { handlers[number] = [Thumb.nop, Thumb.nop, Thumb.bxLR] }
        // Every second handler makes a call, which escalates when its priority does not allow it.
        for number in stride(from: 16, to: 48, by: 2) { handlers[number] = [0xB500, Thumb.svc(1), 0xBD00] }
        var machine = Bench.machine(core, [Thumb.nop, Thumb.svc(2), 0xE7FC], handlers: handlers)
        machine[.psp] = Bench.ram + 0xF000
        if seed % 2 == 1 { machine[.control] = 2 }
        machine.set(SCS.shcsr, SCS.allFaults)
        machine.observation = .entries
        let sp = machine[.sp]
        for _ in 0..<4000 {
            let line = Int.random(in: 0..<32, using: &random)
            switch Int.random(in: 0..<12, using: &random) {
            case 0: _ = machine.pend(.interrupt(line))
            case 1: _ = machine.pend([.pendSV, .sysTick, .svCall].randomElement(using: &random) ?? .pendSV)
            case 2: machine.setInterruptLevel(line, true)
            case 3: machine.setInterruptLevel(line, false)
            case 4: machine.set(SCS.iser, UInt32.random(in: 0...UInt32.max, using: &random))
            case 5: machine.set(SCS.icer, UInt32.random(in: 0...UInt32.max, using: &random) & 0x0F0F_F0F0)
            case 6: machine.set(SCS.ipr + UInt32(line & 28), UInt32.random(in: 0...UInt32.max, using: &random))
            case 7: machine[.basepri] = UInt32.random(in: 0...255, using: &random)
            case 8: machine[.primask] = UInt32.random(in: 0...1, using: &random)
            case 9: machine.set(SCS.aircr, 0x05FA_0000 | UInt32.random(in: 0...7, using: &random) << 8)
            case 10: machine.set(SCS.shpr3, UInt32.random(in: 0...UInt32.max, using: &random))
            default: if random.next() % 16 == 0 { _ = machine.pend(.nmi) }
            }
            if case .entered(let entry) = machine.step() {
                let taken = Int(entry.exception.rawValue)
                #expect(machine.exceptions.groupPriority(taken) < entry.executionPriorityBefore)
                #expect(machine.exceptions.active[entry.exception] == true)
                #expect(machine.currentException == entry.exception)
            }
            #expect(machine.attention == (machine.canPreempt() || machine.pendingStop != nil))
            #expect(machine[.sp] & 3 == 0)
            #expect(machine.currentException == .thread || machine.exceptions.active[machine.currentException])
            #expect(machine.isLockedUp == false)
        }
        machine.observation = []
        machine[.primask] = 0
        machine[.basepri] = 0
        for line in 0..<32 { machine.setInterruptLevel(line, false) }
        for _ in 0..<4000 where !machine.exceptions.active.isEmpty || machine.exceptions.hasCandidate {
            machine.steps(1)
        }
        #expect(machine.exceptions.active.isEmpty)
        #expect(machine.currentException == .thread)
        #expect(machine[.sp] == sp)
    }

    @Test("Any frame and any EXC_RETURN end in a return, an exception or lockup", arguments: [Bench.m0, Bench.m3, Bench.m4])
    func forged(_ core: CoreConfiguration) {
        var random = SeededRandom(7)
        for _ in 0..<3000 {
            var machine = Bench.machine(core, [Thumb.svc(0)], handlers: [11: [Thumb.bx(0)], 2: [Thumb.bx(0)]])
            machine.steps(1)
            if random.next() % 4 == 0 {
                _ = machine.pend(.nmi)
                machine.steps(1)
            }
            if random.next() % 4 == 0 { machine[.faultmask] = 1 }
            machine.set(SCS.shcsr, UInt32(random.next() & 0x7_0D8B))
            machine.set(SCS.ccr, UInt32(random.next() & 0x201))
            for index in 0..<8 as Range<UInt32> {
                machine.set(machine[.sp] + 4 * index, UInt32(truncatingIfNeeded: random.next()))
            }
            if random.next() % 4 == 0 { machine[.sp] = UInt32(truncatingIfNeeded: random.next()) }
            machine[.psp] = UInt32(truncatingIfNeeded: random.next())
            machine[.r0] = 0xF000_0000 | UInt32(truncatingIfNeeded: random.next()) >> 4
            if random.next() % 2 == 0 { machine[.r0] |= 0x0FFF_FFF0 }
            machine.steps(4)
            let state = machine.isLockedUp
            #expect(!state || machine.executionPriority() < 0)
            #expect(machine[.sp] & 3 == 0)
        }
    }
}

import ArmMProfile
import CortexM
import Testing

@Suite("IT blocks")
struct ITBlockTests {
    /// What each condition needs, from N, Z, C, V (DDI 0403 A7.3).
    static func holds(_ condition: Int, _ n: Bool, _ z: Bool, _ c: Bool, _ v: Bool) -> Bool {
        let base =
            switch condition >> 1 {
            case 0: z
            case 1: c
            case 2: n
            case 3: v
            case 4: c && !z
            case 5: n == v
            case 6: n == v && !z
            default: true
            }
        return condition & 1 == 1 && condition != 15 ? !base : base
    }

    @Test("every condition with all flags, in a block of then and else")
    func conditions() {
        for condition in 0..<14 {
            // it<te>: firstcond, mask: then, else
            let mask: UInt16 = condition & 1 == 0 ? 0b1100 : 0b0100
            var machine = Bench.machine(
                Bench.m3,
                [
                    0xBF00 | UInt16(condition) << 4 | mask,
                    0x2001,  // mov r0, #1
                    0x2101,  // mov r1, #1
                ])
            for bits in 0..<16 as Range<UInt32> {
                machine.reset(.powerOn)
                machine[.apsr] = bits << 28
                let passes = Self.holds(condition, bits & 8 != 0, bits & 4 != 0, bits & 2 != 0, bits & 1 != 0)
                _ = machine.run(instructions: 3)
                #expect(machine[.r0] == (passes ? 1 : 0), "condition \(condition), flags \(bits)")
                #expect(machine[.r1] == (passes ? 0 : 1), "condition \(condition), flags \(bits)")
                #expect(machine[.apsr] == bits << 28)
            }
        }
    }

    @Test("B with a condition, every condition with all flags")
    func branches() {
        for condition in 0..<14 {
            var machine = Bench.machine(Bench.m3, [0xD001 | UInt16(condition) << 8, 0x2001, 0xE7FE, 0x2102])
            for bits in 0..<16 as Range<UInt32> {
                machine.reset(.powerOn)
                machine[.apsr] = bits << 28
                _ = machine.run(instructions: 2)
                let passes = Self.holds(condition, bits & 8 != 0, bits & 4 != 0, bits & 2 != 0, bits & 1 != 0)
                #expect((machine[.r0], machine[.r1]) == (passes ? (0, 2) : (1, 0)))
            }
        }
    }

    @Test("16-bit instructions leave the flags alone inside a block, and ITSTATE advances in xPSR")
    func flagsAndState() {
        var machine = Bench.machine(
            Bench.m3,
            [
                0xBFA1,  // itttt ge
                0x3301, 0x3301,  // addge r3, #1 twice
                0x1E5C,  // subge r4, r3, #1
                0x0865,  // lsrge r5, r4, #1
            ])
        machine[.r3] = UInt32.max
        let states: [UInt32] = [0xA1, 0xA2, 0xA4, 0xA8, 0]
        for state in states {
            _ = machine.run(instructions: 1)
            let expected = 0x0100_0000 | (state & 3) << 25 | (state & 0xFC) << 8
            #expect(machine[.epsr] == expected)
        }
        #expect(machine[.apsr] == 0)
        #expect((machine[.r3], machine[.r4], machine[.r5]) == (1, 0, 0))
    }

    @Test("an instruction whose condition fails takes a cycle, has no effect and does not fault")
    func skipped() {
        var machine = Bench.machine(
            Bench.m3,
            [
                0x2000, 0x2800,  // movs r0, #0; cmp r0, #0
                0xBF1C,  // itt ne
                0x6801,  // ldrne r1, [r0]
                0xDE00,  // udfne
            ])
        machine[.r0] = 1
        _ = machine.run(instructions: 3)
        let before = machine.cycles
        _ = machine.run(instructions: 2)
        #expect(machine.cycles == before + 2)
        #expect(machine.pc == Bench.code + 10)
        #expect(machine[.r1] == 0)
    }

    @Test("a fault in a block stacks the ITSTATE of its instruction")
    func faultInBlock() {
        var machine = Bench.machine(Bench.m3, [0xBF04, 0xDE00, 0x2001])  // itt eq; udfeq; moveq r0, #1
        machine[.apsr] = 0x4000_0000
        machine.observation = .entries
        guard case .entered(let entry) = machine.run(instructions: 10) else {
            Issue.record("no fault")
            return
        }
        #expect(entry.returnAddress == Bench.code + 2)
        // ITSTATE 0b00000100: bits 15:10 of xPSR hold 0b000001.
        #expect(machine.frame(7, at: entry.frame) & 0x0600_FC00 == 0x0000_0400)
        #expect(machine[.epsr] == 0x0100_0000)
    }

    @Test("an interrupt inside a block resumes in the middle of it")
    func interruptInBlock() {
        let code: [UInt16] = [0xBF02, 0x2101, 0x2202, 0x2303]  // ittt eq; moveq r1, r2, r3
        for count in 1...4 as ClosedRange<UInt64> {
            var machine = Bench.machine(Bench.m3, code, handlers: [16: [Thumb.bxLR]])
            machine.enable(0, priority: 0)
            machine[.apsr] = 0x4000_0000
            _ = machine.run(instructions: count)
            _ = machine.pend(.interrupt(0))
            _ = machine.run(instructions: 5 - count)
            #expect((machine[.r1], machine[.r2], machine[.r3]) == (1, 2, 3))
            #expect(machine[.epsr] == 0x0100_0000)
        }
    }
}

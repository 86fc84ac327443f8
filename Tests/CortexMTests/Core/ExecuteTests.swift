import ArmMProfile
import CortexM
import Testing

@Suite("Instructions")
struct ExecuteTests {
    /// The machine after the first instruction of `code`.
    static func after(
        _ code: [UInt16], _ registers: KeyValuePairs<CoreRegister, UInt32> = [:], core: CoreConfiguration = Bench.m4,
        memory: KeyValuePairs<UInt32, UInt32> = [:]
    ) -> Machine {
        var machine = Bench.machine(core, code)
        for (register, value) in registers { machine[register] = value }
        for (address, value) in memory { machine.set(address, value) }
        machine.observation = .entries
        _ = machine.run(instructions: 1)
        return machine
    }

    /// Interesting operands.
    static let values: [UInt32] = [0, 1, 2, 0x7FFF_FFFF, 0x8000_0000, 0x8000_0001, 0xFFFF_FFFE, .max, 0x1234_5678]

    @Test("ADDS, SUBS, ADCS, SBCS, RSBS and CMP over interesting operands, both carries")
    func arithmetic() {
        for x in Self.values {
            for y in Self.values {
                for carry in [0, 1] as [UInt32] {
                    let rows: [(code: UInt16, sum: UInt64, signed: Int64)] = [
                        (0x1842, UInt64(x) + UInt64(y), Int64(Int32(bitPattern: x)) + Int64(Int32(bitPattern: y))),
                        (
                            0x1A42, UInt64(x) + UInt64(~y) + 1,
                            Int64(Int32(bitPattern: x)) - Int64(Int32(bitPattern: y))
                        ),
                    ]
                    for row in rows {  // adds r2, r0, r1; subs r2, r0, r1
                        let machine = Self.after([row.code], [.r0: x, .r1: y, .apsr: carry << 29])
                        Self.check(machine[.r2], machine[.apsr], row.sum, row.signed)
                    }
                    let adc = Self.after([0x4148], [.r0: x, .r1: y, .apsr: carry << 29])  // adcs r0, r1
                    Self.check(
                        adc[.r0], adc[.apsr], UInt64(x) + UInt64(y) + UInt64(carry),
                        Int64(Int32(bitPattern: x)) + Int64(Int32(bitPattern: y)) + Int64(carry))
                    let sbc = Self.after([0x4188], [.r0: x, .r1: y, .apsr: carry << 29])  // sbcs r0, r1
                    Self.check(
                        sbc[.r0], sbc[.apsr], UInt64(x) + UInt64(~y) + UInt64(carry),
                        Int64(Int32(bitPattern: x)) - Int64(Int32(bitPattern: y)) - 1 + Int64(carry))
                }
                let cmp = Self.after([0x4288], [.r0: x, .r1: y])  // cmp r0, r1
                Self.check(
                    x &- y, cmp[.apsr], UInt64(x) + UInt64(~y) + 1,
                    Int64(Int32(bitPattern: x)) - Int64(Int32(bitPattern: y)))
            }
            let rsb = Self.after([0x4241], [.r0: x])  // rsbs r1, r0, #0
            Self.check(rsb[.r1], rsb[.apsr], UInt64(~x) + 1, -Int64(Int32(bitPattern: x)))
        }
    }

    private static func check(_ result: UInt32, _ apsr: UInt32, _ sum: UInt64, _ signed: Int64) {
        #expect(result == UInt32(truncatingIfNeeded: sum))
        #expect(apsr >> 31 == result >> 31)
        #expect((apsr >> 30 & 1 == 1) == (result == 0))
        #expect((apsr >> 29 & 1 == 1) == (sum >> 32 != 0))
        #expect((apsr >> 28 & 1 == 1) == (signed != Int64(Int32(truncatingIfNeeded: signed))))
    }

    @Test("shifts by a register, every amount from 0 to 255")
    func shiftsByRegister() {
        for value in [0x8000_0001, 0x7FFF_FFFE, 0xA5A5_5A5A] as [UInt32] {
            for amount in 0...255 as ClosedRange<UInt32> {
                for carry in [0, 1] as [UInt32] {
                    let wide = UInt64(value)
                    let rows: [(code: UInt16, result: UInt32, carry: UInt32)] = [
                        (  // lsls r0, r1
                            0x4088, amount < 32 ? value << amount : 0,
                            amount == 0 ? carry : amount > 32 ? 0 : UInt32(truncatingIfNeeded: (wide << UInt64(amount)) >> 32) & 1
                        ),
                        (  // lsrs r0, r1
                            0x40C8, amount < 32 ? value >> amount : 0,
                            amount == 0 ? carry : amount > 32 ? 0 : UInt32(truncatingIfNeeded: wide >> UInt64(amount - 1)) & 1
                        ),
                        (  // asrs r0, r1
                            0x4108, UInt32(bitPattern: Int32(bitPattern: value) >> Int32(min(amount, 31))),
                            amount == 0
                                ? carry : UInt32(bitPattern: Int32(bitPattern: value) >> Int32(min(amount - 1, 31))) & 1
                        ),
                        (  // rors r0, r1
                            0x41C8, amount & 31 == 0 ? value : value >> (amount & 31) | value << (32 - amount & 31),
                            amount == 0 ? carry : value >> ((amount - 1) & 31) & 1
                        ),
                    ]
                    for row in rows {
                        let machine = Self.after([row.code], [.r0: value, .r1: amount, .apsr: carry << 29])
                        #expect(machine[.r0] == row.result, "\(row.code) by \(amount)")
                        #expect(machine[.apsr] >> 29 & 1 == row.carry, "\(row.code) by \(amount)")
                    }
                }
            }
        }
    }

    @Test("division by zero gives 0, or traps with DIV_0_TRP; the most negative number by -1 is itself")
    func division() {
        for code in [[0xFBB0, 0xF2F1], [0xFB90, 0xF2F1]] as [[UInt16]] {
            #expect(Self.after(code, [.r0: 7, .r1: 0, .r2: 9])[.r2] == 0)
            var machine = Bench.machine(Bench.m3, code)
            machine.set(SCS.ccr, machine.word(SCS.ccr) | 0x10)
            machine.set(SCS.shcsr, SCS.allFaults)
            machine[.r2] = 9
            _ = machine.run(instructions: 1)
            #expect(machine.word(SCS.cfsr) == CFSR.divbyzero)
            #expect(machine[.r2] == 9)
        }
        #expect(Self.after([0xFB90, 0xF2F1], [.r0: 0x8000_0000, .r1: .max])[.r2] == 0x8000_0000)
        #expect(Self.after([0xFB90, 0xF2F1], [.r0: UInt32(bitPattern: -7), .r1: 2])[.r2] == UInt32(bitPattern: -3))
    }

    @Test("SP keeps its bottom bits clear, and R15 reads as the instruction's address plus 4")
    func specialOperands() {
        #expect(Self.after([0x4685], [.r0: 0x2000_0013])[.sp] == 0x2000_0010)  // mov sp, r0
        #expect(Self.after([0x4678])[.r0] == Bench.code + 4)  // mov r0, pc
        #expect(Self.after([0x4478], [.r0: 1])[.r0] == Bench.code + 5)  // add r0, pc
        #expect(Self.after([0x4487], [.r0: 7])[.pc] == Bench.code + 10)  // add pc, r0
        #expect(Self.after([0xA001])[.r0] == Bench.code + 8)  // adr r0, .+8
        var machine = Bench.machine(Bench.m3, [Thumb.nop, 0xA001])
        _ = machine.run(instructions: 2)
        #expect(machine[.r0] == Bench.code + 8)
    }

    @Test("BL and BLX leave the return address with bit 0 set; BLX of LR uses the old LR")
    func calls() {
        let bl = Self.after([0xF000, 0xF802])
        #expect((bl.pc, bl[.lr]) == (Bench.code + 8, Bench.code + 5))
        let blx = Self.after([0x47F0], [.lr: Bench.code + 0x21])
        #expect((blx.pc, blx[.lr]) == (Bench.code + 0x20, Bench.code + 3))
    }

    @Test("TBB and TBH")
    func tableBranches() {
        // tbb [pc, r0]; the table follows
        #expect(Self.after([0xE8DF, 0xF000, 0x0503], [.r0: 0]).pc == Bench.code + 4 + 6)
        #expect(Self.after([0xE8DF, 0xF000, 0x0503], [.r0: 1]).pc == Bench.code + 4 + 10)
        #expect(Self.after([0xE8DF, 0xF010, 0x0003, 0x0105], [.r0: 1]).pc == Bench.code + 4 + 2 * 0x105)
        #expect(
            Self.after([0xE8D1, 0xF000], [.r0: 2, .r1: Bench.ram], memory: [Bench.ram: 0x0009_0000]).pc
                == Bench.code + 4 + 18)
    }

    @Test("LDM and STM: the order of registers, write-back, and a base in the list")
    func multiple() {
        let ram = Bench.ram
        let words: KeyValuePairs<UInt32, UInt32> = [ram: 1, ram + 4: 2, ram + 8: 3]
        let ldm = Self.after([0xC80E], [.r0: ram], memory: words)
        #expect([ldm[.r1], ldm[.r2], ldm[.r3], ldm[.r0]] == [1, 2, 3, ram + 12])
        let based = Self.after([0xC807], [.r0: ram], memory: words)
        #expect([based[.r0], based[.r1], based[.r2]] == [1, 2, 3])
        let down = Self.after([0xE930, 0x0006], [.r0: ram + 8], memory: words)
        #expect([down[.r0], down[.r1], down[.r2]] == [ram, 1, 2])
        let stm = Self.after([0xC00E], [.r0: ram, .r1: 7, .r2: 8, .r3: 9])
        #expect(stm.peekBytes(ram, count: 12) == [7, 0, 0, 0, 8, 0, 0, 0, 9, 0, 0, 0])
        #expect(stm[.r0] == ram + 12)
        let push = Self.after([0xB503], [.sp: ram + 12, .r0: 7, .r1: 8, .lr: 9])
        #expect(push.peekBytes(ram, count: 12) == [7, 0, 0, 0, 8, 0, 0, 0, 9, 0, 0, 0])
        #expect(push[.sp] == ram)
        let pop = Self.after([0xBD03], [.sp: ram], memory: [ram: 1, ram + 4: 2, ram + 8: Bench.code | 1])
        #expect([pop[.r0], pop[.r1], pop[.pc], pop[.sp]] == [1, 2, Bench.code, ram + 12])
    }

    @Test("a fault in the middle of a multiple access leaves the base and the loaded registers, and BFAR is the element")
    func multipleFaults() {
        let end = Bench.ram + 0x1_0000
        for (code, elements) in [([0xC80E], 2), ([0xE9D0, 0x1200], 1), ([0xE8B0, 0x000F], 3)] as [([UInt16], UInt32)] {
            for inside in 0...elements {
                let base = end - 4 * inside
                let machine = Self.after(code, [.r0: base, .r1: 11, .r2: 22, .r3: 33], core: Bench.m3)
                #expect(machine.exceptions.lastEntry?.fault?.kind == .preciserr)
                #expect(machine.word(SCS.bfar) == end)
                #expect([machine[.r0], machine[.r1], machine[.r2], machine[.r3]] == [base, 11, 22, 33])
            }
        }
        let pop = Self.after([0xBD03], [.sp: end - 8, .r0: 5], core: Bench.m3)
        #expect(pop.word(SCS.bfar) == end)
        #expect(pop[.r0] == 5)
    }

    @Test("indexed loads and stores write the base back, but not when they fault")
    func indexed() {
        let ram = Bench.ram
        let post = Self.after([0xF850, 0x1B04], [.r0: ram], memory: [ram: 5])
        #expect((post[.r0], post[.r1]) == (ram + 4, 5))
        let pre = Self.after([0xF850, 0x1F08], [.r0: ram], memory: [ram + 8: 6])
        #expect((pre[.r0], pre[.r1]) == (ram + 8, 6))
        let faulting = Self.after([0xF850, 0x1F08], [.r0: 0x3000_0000])
        #expect(faulting[.r0] == 0x3000_0000)
        let negative = Self.after([0xF850, 0x1D04], [.r0: ram + 4], memory: [ram: 7])  // ldr r1, [r0, #-4]!
        #expect((negative[.r0], negative[.r1]) == (ram, 7))
    }

    @Test("the exclusive monitor: a store succeeds once after its load, and CLREX closes it")
    func exclusives() {
        let ldrex: [UInt16] = [0xE850, 0x1F00]
        let strex: [UInt16] = [0xE840, 0x1200]
        let ram = Bench.ram
        for (code, statuses) in [
            (strex, [1]), (ldrex + strex, [9, 0]), (ldrex + strex + strex, [9, 0, 1]),
            (ldrex + [0xF3BF, 0x8F2F] + strex, [9, 9, 1]),
        ] as [([UInt16], [UInt32])] {
            var machine = Bench.machine(Bench.m3, code)
            machine[.r0] = ram
            machine[.r2] = 9
            for status in statuses {
                machine[.r1] = 0x55
                _ = machine.run(instructions: 1)
                #expect(machine[.r2] == status)
            }
            #expect(machine.word(ram) == (statuses.contains(0) ? 0x55 : 0))
        }
    }

    @Test("coprocessor instructions are NOCP on Armv7-M, and undefined on Armv6-M")
    func coprocessor() {
        #expect(Self.after([0xEE01, 0x0312], core: Bench.m3).exceptions.lastEntry?.fault?.kind == .nocp)
        #expect(Self.after([0xEE01, 0x0312], core: Bench.m0).exceptions.lastEntry?.fault?.kind == .undefinstr)
    }

    @Test("saturation and the Q flag; parallel sums and GE; SEL")
    func dsp() {
        let qadd = Self.after([0xFA81, 0xF280], [.r0: 0x7FFF_FFFF, .r1: 1])  // qadd r2, r0, r1
        #expect(qadd[.r2] == 0x7FFF_FFFF)
        #expect(qadd[.apsr] & 0x0800_0000 != 0)
        let uadd8 = Self.after([0xFA80, 0xF241], [.r0: 0xFF01_80FF, .r1: 0x0101_8001])  // uadd8 r2, r0, r1
        #expect(uadd8[.r2] == 0x0002_0000)
        #expect(uadd8[.apsr] >> 16 & 0xF == 0b1011)
        let ssub16 = Self.after([0xFAD0, 0xF201], [.r0: 0x0001_8000, .r1: 0x0002_0001])  // ssub16 r2, r0, r1
        #expect(ssub16[.r2] == 0xFFFF_7FFF)
        #expect(ssub16[.apsr] >> 16 & 0xF == 0)
        let sel = Self.after([0xFAA0, 0xF281], [.r0: 0x1111_1111, .r1: 0x2222_2222, .apsr: 0b0101 << 16])
        #expect(sel[.r2] == 0x2211_2211)
        let ssat = Self.after([0xF300, 0x0207], [.r0: 200])  // ssat r2, #8, r0
        #expect(ssat[.r2] == 127)
        #expect(ssat[.apsr] & 0x0800_0000 != 0)
        let smlad = Self.after([0xFB20, 0x3201], [.r0: 0x0002_0003, .r1: 0x0004_0005, .r3: 1])  // smlad r2, r0, r1, r3
        #expect(smlad[.r2] == 24)
    }
}

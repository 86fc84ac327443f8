import ArmMProfile
import CortexM
import Testing

@Suite("Floating-point arithmetic")
struct FloatingPointArithmeticTests {
    /// The machine after the first instruction of `code`, with the extension enabled.
    static func after(
        _ code: [UInt16], single: KeyValuePairs<Int, UInt32> = [:], double: KeyValuePairs<Int, UInt64> = [:],
        fpscr: UInt32 = 0, registers: KeyValuePairs<CoreRegister, UInt32> = [:], memory: KeyValuePairs<UInt32, UInt32> = [:],
        core: CoreConfiguration = Bench.m7, cpacr: UInt32 = 0x00F0_0000, instructions: UInt64 = 1
    ) -> Machine {
        var machine = Bench.machine(core, code)
        machine.set(SCS.cpacr, cpacr)
        machine.floatingPoint.fpca = true
        machine.floatingPoint.fpscr = FPSCR(fpscr)
        for (number, value) in single { machine.floatingPoint[single: number] = value }
        for (number, value) in double { machine.floatingPoint[double: number] = value }
        for (register, value) in registers { machine[register] = value }
        for (address, value) in memory { machine.set(address, value) }
        machine.observation = .entries
        _ = machine.run(instructions: instructions)
        return machine
    }

    @Test(
        "what the extension lacks is UNDEFINED while CPACR enables it and NOCP while it does not",
        arguments: [
            ([0xEE31, 0x0B02], Bench.m4f), ([0xFE00, 0x0A81], Bench.m4f), ([0xEE71, 0x0B02], Bench.m7),
            ([0xFEB1, 0x0A42], Bench.m7), ([0xFC41, 0x0B10], Bench.m4f),
        ] as [([UInt16], CoreConfiguration)])
    func undefined(_ code: [UInt16], _ core: CoreConfiguration) {
        #expect(Self.after(code, core: core).word(SCS.cfsr) == CFSR.undefinstr)
        #expect(Self.after(code, core: core, cpacr: 0).word(SCS.cfsr) == CFSR.nocp)
        #expect(Self.after(code, core: Bench.m4).word(SCS.cfsr) == CFSR.nocp)
    }

    @Test("every floating-point row is NOCP while CPACR does not enable the extension, and changes nothing")
    func disabled() {
        for row in Encoding.table where row.needs != .none {
            let code = [UInt16(row.pattern.value >> 16), UInt16(truncatingIfNeeded: row.pattern.value)]
            let machine = Self.after(code, fpscr: 0x1000_0000, registers: [.r0: Bench.ram, .r1: 0x55], cpacr: 0)
            #expect(machine.word(SCS.cfsr) == CFSR.nocp, "\(row.title) \(row.diagram)")
            #expect(machine.floatingPoint.registers[0] == 0 && machine.floatingPoint.fpscr.rawValue == 0x1000_0000)
            #expect(machine[.r0] == Bench.ram && machine[.r1] == 0x55)
        }
    }

    @Test("an instruction whose condition fails looks at nothing, and begins no context")
    func conditionFails() {
        let code: [UInt16] = [0xBF08, 0xEE30, 0x0A81]  // it eq; vaddeq.f32 s0, s1, s2
        let machine = Self.after(code, registers: [.control: 0], cpacr: 0, instructions: 2)
        #expect(machine.word(SCS.cfsr) == 0)
        #expect(machine[.control] == 0)
        #expect(machine.pc == Bench.code + 6)
    }

    @Test("VMLA rounds the product and the sum, VFMA the sum alone")
    func accumulate() {
        // 1 - (1 + 2^-23) * (1 - 2^-23) is 2^-46, and 0 when the product is rounded.
        let operands: KeyValuePairs<Int, UInt32> = [0: 0xBF80_0000, 1: 0x3F80_0001, 2: 0x3F7F_FFFE]
        #expect(Self.after([0xEE00, 0x0A81], single: operands).floatingPoint[single: 0] == 0)
        #expect(Self.after([0xEEA0, 0x0A81], single: operands).floatingPoint[single: 0] == 0xA880_0000)
    }

    @Test("VCMP sets FPSCR's flags and leaves APSR's; VCMPE is invalid with a quiet NaN")
    func compare() {
        let less = Self.after([0xEEB4, 0x0A60], single: [0: 0x3F80_0000, 1: 0x4000_0000], registers: [.apsr: 0x6000_0000])
        #expect(less.floatingPoint.fpscr.rawValue == 0x8000_0000)
        #expect(less[.apsr] == 0x6000_0000)
        let quiet = Self.after([0xEEB5, 0x0A40], single: [0: 0x7FC0_0000])  // vcmp.f32 s0, #0.0
        #expect(quiet.floatingPoint.fpscr.rawValue == 0x3000_0000)
        let signaling = Self.after([0xEEB5, 0x0AC0], single: [0: 0x7FC0_0000])  // vcmpe.f32 s0, #0.0
        #expect(signaling.floatingPoint.fpscr.rawValue == 0x3000_0001)
    }

    @Test("VSEL takes the first operand when APSR's condition passes", arguments: [(0 as UInt32, 2 as UInt32), (0x4000_0000, 1)])
    func select(_ apsr: UInt32, _ expected: UInt32) {
        let machine = Self.after([0xFE00, 0x0A81], single: [1: 1, 2: 2], registers: [.apsr: apsr])  // vseleq.f32 s0, s1, s2
        #expect(machine.floatingPoint[single: 0] == expected)
    }

    @Test("the constants of VMOV fill a register of either precision")
    func constants() {
        #expect(Self.after([0xEEB7, 0x0A00]).floatingPoint[single: 0] == 0x3F80_0000)
        let double = Self.after([0xEEB7, 0x0B00], double: [0: .max])
        #expect(double.floatingPoint[double: 0] == 0x3FF0_0000_0000_0000)
    }
}

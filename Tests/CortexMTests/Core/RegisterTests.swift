import ArmMProfile
import CortexM
import Testing

@Suite("Registers as a debugger sees them")
struct RegisterTests {
    @Test("R0 to R15 keep what they are given, within the architecture's limits")
    func general() {
        var machine = Bench.machine()
        for number in 0..<16 {
            guard let register = CoreRegister(number: number) else {
                Issue.record("no R\(number)")
                continue
            }
            #expect(register.number == number)
            machine[register] = 0xFFFF_FFFF
            #expect(machine[register] == (number == 13 ? 0xFFFF_FFFC : number == 15 ? 0xFFFF_FFFE : 0xFFFF_FFFF))
        }
        #expect(CoreRegister(number: 16) == nil)
        #expect(CoreRegister(number: -1) == nil)
    }

    @Test("MSP and PSP are R13 by CONTROL.SPSEL")
    func stackPointers() {
        var machine = Bench.machine()
        machine[.msp] = 0x2000_0100
        machine[.psp] = 0x2000_0200
        #expect(machine[.sp] == 0x2000_0100)
        machine[.control] = 2
        #expect(machine[.sp] == 0x2000_0200)
        #expect((machine[.msp], machine[.psp]) == (0x2000_0100, 0x2000_0200))
        machine[.psp] = 0x2000_0307
        #expect(machine[.sp] == 0x2000_0304)
        machine[.control] = 0
        #expect(machine[.sp] == 0x2000_0100)
    }

    @Test("xPSR and its parts; fields that a core lacks read as 0")
    func programStatus() {
        for (core, apsr) in [(Bench.m0, 0xF000_0000), (Bench.m3, 0xF800_0000), (Bench.m4, 0xF80F_0000)]
            as [(CoreConfiguration, UInt32)]
        {
            var machine = Bench.machine(core)
            machine[.apsr] = .max
            #expect(machine[.apsr] == apsr)
            machine[.faultmask] = 1
            machine[.basepri] = 0xFF
            machine[.primask] = 1
            #expect(machine[.primask] == 1)
            #expect(machine[.faultmask] == (core.architecture == .armv6M ? 0 : 1))
            let mask: UInt32 = core.architecture == .armv6M ? 0 : 0xFF & ~(0xFF >> UInt32(core.priorityBits))
            #expect(machine[.basepri] == mask)
        }
        var machine = Bench.machine()
        machine[.xpsr] = 0x6100_0403
        #expect(machine[.apsr] == 0x6000_0000)
        #expect(machine[.ipsr] == 3)
        #expect(machine[.epsr] == 0x0100_0400)
        #expect(machine[.xpsr] == 0x6100_0403)
    }
}

import ArmMProfile
import CortexM
import Testing

/// Section 15, and what the System Control Block's registers keep.
@Suite("System registers")
struct SystemRegisterTests {
    @Test(
        "15.3: unprivileged access to the private peripheral bus is a BusFault",
        arguments: [
            0xE000_E010, 0xE000_E100, 0xE000_ED00, 0xE000_ED90, 0xE000_1004, 0xE000_EF00, 0xE00F_F000,
        ] as [UInt32])
    func unprivileged(_ address: UInt32) {
        var machine = Bench.machine()
        #expect(throws: Fault(.preciserr, address: address)) {
            _ = try machine.readPrivatePeripheralBus(address, size: .word, privileged: false)
        }
        #expect(throws: Fault(.preciserr, address: address)) {
            try machine.writePrivatePeripheralBus(address, size: .word, value: 0, privileged: false)
        }
        #expect(throws: Never.self) {
            _ = try machine.readPrivatePeripheralBus(address, size: .word, privileged: true)
        }
    }

    @Test("15.3: parts of the priority registers can be written on Armv7-M, of others not")
    func parts() throws {
        var machine = Bench.machine()
        try machine.writePrivatePeripheralBus(SCS.shpr1 + 2, size: .byte, value: 0x60, privileged: true)
        try machine.writePrivatePeripheralBus(SCS.shpr3 + 2, size: .halfword, value: 0x3040, privileged: true)
        #expect(machine.word(SCS.shpr1) == 0x0060_0000)
        #expect(machine.word(SCS.shpr3) == 0x3040_0000)
        #expect(try machine.readPrivatePeripheralBus(SCS.shpr3 + 3, size: .byte, privileged: true) == 0x30)
        try machine.writePrivatePeripheralBus(SCS.aircr, size: .halfword, value: 0x0700, privileged: true)
        try machine.writePrivatePeripheralBus(SCS.vtor, size: .byte, value: 0x80, privileged: true)
        #expect(machine.word(SCS.aircr) == 0xFA05_0000)
        #expect(machine.word(SCS.vtor) == 0)
    }

    @Test("15.6: MRS: EPSR reads 0, IPSR and APSR by their bits")
    func readStatus() {
        var machine = Bench.machine(Bench.m4, [Thumb.svc(0)])
        machine[.apsr] = 0xF80F_0000
        machine.steps(1)
        let expected: [UInt32] = [
            0xF80F_0000, 0xF80F_000B, 0xF80F_0000, 0xF80F_000B, 0, 0x0B, 0, 0x0B,
        ]
        for sysm in 0..<8 { #expect(machine.specialRegister(UInt32(sysm)) == expected[sysm]) }
    }

    @Test("15.6: MSR: the stack pointers lose bits 1 and 0, and follow SPSEL")
    func stackPointers() {
        var machine = Bench.machine()
        machine.setSpecialRegister(8, mask: 2, 0x2000_0403)
        machine.setSpecialRegister(9, mask: 2, 0x2000_0807)
        #expect(machine[.sp] == 0x2000_0400)
        #expect(machine[.psp] == 0x2000_0804)
        machine.setSpecialRegister(20, mask: 2, 2)
        #expect(machine[.sp] == 0x2000_0804)
        #expect(machine.specialRegister(8) == 0x2000_0400)
        #expect(machine.specialRegister(9) == 0x2000_0804)
        machine.setSpecialRegister(8, mask: 2, 0x2000_0500)
        #expect(machine[.msp] == 0x2000_0500)
    }

    @Test("15.6: MSR: SPSEL is ignored in a handler, IPSR always")
    func inHandler() {
        var machine = Bench.machine(Bench.m4, [Thumb.svc(0)])
        machine.steps(1)
        machine.setSpecialRegister(20, mask: 2, 3)
        machine.setSpecialRegister(5, mask: 2, 0)
        #expect(machine[.control] == 1)
        #expect(machine[.ipsr] == 11)
    }

    @Test("MSR APSR by its mask, GE on DSP cores only", arguments: [Bench.m0, Bench.m3, Bench.m4], 1...3 as ClosedRange<UInt32>)
    func setStatus(_ core: CoreConfiguration, _ mask: UInt32) {
        var machine = Bench.machine(core)
        machine.setSpecialRegister(0, mask: mask, 0xFFFF_FFFF)
        var expected: UInt32 = 0
        if mask & 2 != 0 { expected |= core.architecture == .armv6M ? 0xF000_0000 : 0xF800_0000 }
        if mask & 1 != 0, core.architecture == .armv7EM { expected |= 0x000F_0000 }
        #expect(machine[.apsr] == expected)
    }

    @Test(
        "CCR: STKALIGN and the cache bits are the core's",
        arguments: zip(
            [Bench.m0, Bench.m3, Bench.m7], [0x208, 0x31B, 0x7_031B] as [UInt32]))
    func configuration(_ core: CoreConfiguration, _ expected: UInt32) {
        var machine = Bench.machine(core)
        machine.set(SCS.ccr, 0xFFFF_FFFF)
        #expect(machine.word(SCS.ccr) == expected)
        machine.set(SCS.ccr, 0)
        #expect(machine.word(SCS.ccr) == (core.timing == .cortexM0 ? 0x208 : core.timing == .cortexM7 ? 0x200 : 0))
    }

    @Test("15.3: where no unit stands the private peripheral bus reads 0, or answers with an error", arguments: [false, true])
    func unusedBus(_ faults: Bool) {
        for (address, isUsed) in [(0xE000_3000, false), (0xE004_2000, false), (0xE000_EE00, true), (0xE00F_FFF0, true)] as [(UInt32, Bool)]
        {
            var core = Bench.m4
            core.memorySystem.faultsUnusedPeripheralBus = faults
            var machine = Bench.machine(core, [Thumb.ldr(0, 1)])
            machine.set(SCS.shcsr, SCS.busFault)
            machine[.r0] = 5
            machine[.r1] = address
            machine.steps(1)
            #expect(machine[.ipsr] == (faults && !isUsed ? 5 : 0))
            #expect(machine.word(SCS.bfar) == (faults && !isUsed ? address : 0))
            #expect(machine[.r0] == (faults && !isUsed ? 5 : 0))
        }
    }

    @Test("SHCSR's bits are the exceptions' own state")
    func handlerControl() {
        var machine = Bench.machine()
        machine[.primask] = 1
        machine.set(SCS.shcsr, 0xFFFF_FFFF)
        #expect(machine.word(SCS.shcsr) == 0x0007_FD8B)
        machine.set(SCS.shcsr, 0)
        #expect(machine.word(SCS.shcsr) == 0)
    }

    @Test("A debugger sets a status register that firmware can only clear")
    func poked() {
        var machine = Bench.machine()
        machine.set(SCS.cfsr, 0xFFFF_FFFF)
        machine.set(SCS.hfsr, 0xFFFF_FFFF)
        machine.set(SCS.dfsr, 0xFFFF_FFFF)
        #expect(machine.word(SCS.cfsr) == 0x030F_9F9B)
        #expect(machine.word(SCS.hfsr) == 0xC000_0002)
        #expect(machine.word(SCS.dfsr) == 0x1F)
    }

    @Test("CPACR is not there without a floating-point unit, CPUID is the part's")
    func others() {
        var machine = Bench.machine()
        machine.set(0xE000_ED88, 0x00F0_0000)
        #expect(machine.word(0xE000_ED88) == 0)
        #expect(machine.word(0xE000_ED00) == 0x410F_C241)
        #expect(machine.peek(0xE000_0F00, size: .word) == nil)
    }

    @Test(
        "1.6 10.1 10.4 10.7 10.9 10.12 13.7 15.3: what is UNPREDICTABLE about a register access is noted",
        arguments: [
            (SCS.vtor, .byte, 1, .registerPart), (SCS.vtor, .word, 0x2000_0440, .vectorTableBits), (SCS.vtor, .word, 1, .vectorTableBits),
            (SCS.vtor, .word, 0x2000_0080, .vectorTableAlignment), (SCS.vtor, .word, 0x2000_0100, nil),
            (SCS.icsr, .word, 3 << 27, .setAndClear), (SCS.icsr, .word, 1 << 27, nil),
            (SCS.icsr, .word, 3 << 25, .setAndClear), (SCS.aircr, .word, 0x05FA_0001, .debugReset),
            (SCS.aircr, .word, 0x05FA_0000, nil), (0xE000_ED98, .word, 8, .regionNumber), (0xE000_ED98, .word, 7, nil),
            (SCS.mpuRBAR, .word, 0x2000_0018, .regionNumber), (SCS.mpuRBAR, .word, 0x2000_0017, nil),
            (SCS.mpuCTRL, .word, 2, .mpuControl), (SCS.mpuCTRL, .word, 3, nil),
            (SCS.mpuRASR, .word, 3 << 24 | 3 << 1 | 1, .regionAttributes), (SCS.mpuRASR, .word, 3 << 24 | 4 << 1 | 1, nil),
            (SCS.mpuRASR, .word, 3 << 24 | 0x100 | 6 << 1 | 1, .regionAttributes),
            (SCS.mpuRASR, .word, 4 << 24 | 9 << 1 | 1, .regionAttributes),
        ] as [(UInt32, AccessSize, UInt32, UnpredictableUse.Kind?)])
    func noted(_ address: UInt32, _ size: AccessSize, _ value: UInt32, _ kind: UnpredictableUse.Kind?) throws {
        var machine = Bench.machine()
        try machine.writePrivatePeripheralBus(address, size: size, value: value, privileged: true)
        #expect(machine.unpredictable.map(\.kind) == (kind.map { [$0] } ?? []))
    }
}

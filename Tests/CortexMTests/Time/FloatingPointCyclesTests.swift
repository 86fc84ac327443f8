import ArmMProfile
import CortexM
import Testing

@Suite("Floating-point cycles")
struct FloatingPointCyclesTests {
    private static func cycles(_ core: CoreConfiguration, _ code: [UInt16]) -> UInt64 {
        var machine = Bench.machine(core, code)
        machine.set(SCS.cpacr, 0x00F0_0000)
        machine[.r0] = Bench.ram + 0x100
        let before = machine.cycles
        _ = machine.run(instructions: 1)
        return machine.cycles - before
    }

    @Test(
        "single instructions, on the M4",
        arguments: [
            ("vadd.f32 s0, s1, s2", [0xEE30, 0x0A81], 1),
            ("vmla.f32 s0, s1, s2", [0xEE00, 0x0A81], 3),
            ("vfma.f32 s0, s1, s2", [0xEEA0, 0x0A81], 3),
            ("vdiv.f32 s0, s1, s2", [0xEE80, 0x0A81], 14),
            ("vsqrt.f32 s0, s1", [0xEEB1, 0x0AE0], 14),
            ("vcmp.f32 s0, #0.0", [0xEEB5, 0x0A40], 1),
            ("vmov s1, r0", [0xEE00, 0x0A90], 1),
            ("vmov d0, r0, r1", [0xEC41, 0x0B10], 2),
            ("vmrs r1, fpscr", [0xEEF1, 0x1A10], 1),
            ("vldr s0, [r0]", [0xED90, 0x0A00], 2),
            ("vldr d0, [r0]", [0xED90, 0x0B00], 3),
            ("vstr s0, [r0]", [0xED80, 0x0A00], 2),
            ("vldmia r0, {s0-s3}", [0xEC90, 0x0A04], 5),
            ("vstmia r0, {d0-d1}", [0xEC80, 0x0B04], 5),
        ] as [(String, [UInt16], UInt64)])
    func rows(_ text: String, _ code: [UInt16], _ expected: UInt64) {
        #expect(Self.cycles(.cortexM4F, code) == expected, "\(text)")
    }

    @Test("double precision takes longer on the M7")
    func double() {
        #expect(Self.cycles(.cortexM7, [0xEE80, 0x0B01]) > Self.cycles(.cortexM7, [0xEE80, 0x0A81]))
    }
}

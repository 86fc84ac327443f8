import CortexM
import Testing

@Suite("STM32 RNG")
struct STM32RNGTests {
    typealias Register = STM32RNG.Register

    @Test("a number is ready after its time, and the next one after DR was read")
    func numbers() {
        var rig = DeviceRig(STM32RNG())
        #expect(rig.load(Register.dr) == 0)
        rig.store(Register.cr, 0x4)
        #expect(rig.load(Register.sr) == 0)
        rig.pass(STM32RNG.period)
        #expect(rig.load(Register.sr) == 1 && rig.levels == 0)
        let first = rig.load(Register.dr)
        #expect(rig.load(Register.sr) == 0 && rig.load(Register.dr) == 0)
        rig.pass(STM32RNG.period)
        #expect(rig.load(Register.dr) != first)
    }

    @Test("IE drives the interrupt while a number is ready")
    func interrupt() {
        var rig = DeviceRig(STM32RNG())
        rig.store(Register.cr, 0xC)
        rig.pass(STM32RNG.period)
        #expect(rig.levels == 1)
        _ = rig.load(Register.dr)
        #expect(rig.levels == 0)
        rig.pass(STM32RNG.period)
        rig.store(Register.cr, 0)
        #expect(rig.levels == 0 && rig.load(Register.sr) == 0 && rig.load(Register.dr) == 0)
        rig.pass(STM32RNG.period * 2)
        #expect(rig.load(Register.sr) == 0)
    }

    @Test("a seed gives its numbers each time, and another seed others")
    func seeds() {
        func numbers(_ seed: UInt64) -> [UInt32] {
            var rig = DeviceRig(STM32RNG(seed: seed))
            rig.store(Register.cr, 0x4)
            return (0..<8).map { _ in
                rig.pass(STM32RNG.period)
                return rig.load(Register.dr)
            }
        }
        #expect(numbers(1) == numbers(1) && numbers(1) != numbers(2))
        #expect(Set(numbers(1)).count == 8)
    }

    @Test("stores to SR and DR change nothing")
    func readOnly() {
        var rig = DeviceRig(STM32RNG())
        rig.store(Register.cr, 0x4)
        rig.pass(STM32RNG.period)
        let value = rig.peek(Register.dr)
        rig.store(Register.sr, 0)
        rig.store(Register.dr, 5)
        #expect(rig.load(Register.sr) == 1 && rig.load(Register.dr) == value)
    }
}

import CortexM
import Testing

@Suite("SP805")
struct SP805Tests {
    typealias Register = SP805.Register

    @Test("interrupts at the first 0 and resets at the second")
    func bites() {
        var rig = DeviceRig(SP805())
        rig.store(Register.load, 100)
        rig.store(Register.control, 3)
        rig.pass(40)
        #expect(rig.load(Register.value) == 60)
        rig.pass(60)
        #expect(rig.levels == 1 && rig.load(Register.ris) == 1 && rig.load(Register.mis) == 1 && rig.resets.isEmpty)
        rig.pass(100)
        #expect(rig.resets == [.watchdog])
    }

    @Test("INTCLR starts it anew; without RESEN it never resets; without INTEN it stands still")
    func clears() {
        var rig = DeviceRig(SP805())
        rig.store(Register.load, 100)
        rig.store(Register.control, 3)
        for _ in 0..<5 {
            rig.pass(150)
            rig.store(Register.intclr, 1)
            #expect(rig.levels == 0)
        }
        rig.store(Register.control, 1)
        rig.pass(1000)
        #expect(rig.resets.isEmpty)
        rig.store(Register.control, 0)
        let value = rig.load(Register.value)
        rig.pass(1000)
        #expect(rig.load(Register.value) == value && rig.levels == 0)
    }

    @Test("LOCK closes the registers until the right word is stored")
    func lock() {
        var rig = DeviceRig(SP805())
        rig.store(Register.lock, 1)
        #expect(rig.load(Register.lock) == 1)
        rig.store(Register.load, 5)
        rig.store(Register.control, 3)
        #expect(rig.load(Register.load) == .max && rig.load(Register.control) == 0)
        rig.store(Register.lock, 0x1ACC_E551)
        rig.store(Register.load, 5)
        #expect(rig.load(Register.lock) == 0 && rig.load(Register.load) == 5)
    }

    @Test("that of a Stellaris part cannot be stopped")
    func luminary() {
        var rig = DeviceRig(SP805(.luminary))
        rig.store(Register.load, 100)
        rig.store(Register.control, 3)
        rig.store(Register.control, 2)
        #expect(rig.load(Register.control) == 3)
        rig.pass(200)
        #expect(rig.resets == [.watchdog])
    }

    @Test("a load of 0 does not hang")
    func zero() {
        var rig = DeviceRig(SP805())
        rig.store(Register.load, 0)
        rig.store(Register.control, 1)
        rig.pass(1000)
        #expect(rig.load(Register.ris) == 1)
    }
}

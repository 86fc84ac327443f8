import CortexM
import Testing

@Suite("NordicSerialMaster as a master of I2C")
struct NordicTWITests {
    typealias Register = NordicSerialMaster.Register
    typealias Task = NordicSerialMaster.Task

    private func enabled() -> DeviceRig<NordicSerialMaster> {
        var rig = DeviceRig(NordicSerialMaster([.spim, .spi, .twim, .twi]))
        rig.store(Register.pselSck, 26)
        rig.store(Register.pselMosi, 0)
        rig.store(Register.enable, 6)
        return rig
    }

    // The rig's clock is 1 MHz, the bus's 250 kHz: ten bits are 40 cycles.
    @Test(
        "an address goes over the bus and is not acknowledged",
        arguments: [(Task.starttx, 0x150), (Task.startrx, 0x14C)] as [(UInt32, UInt32)])
    func address(task: UInt32, started: UInt32) {
        var rig = enabled()
        rig.store(NordicEvents.intenset, 1 << 9)
        rig.store(task, 1)
        #expect(rig.load(started) == 1 && rig.load(0x124) == 0)
        rig.pass(39)
        #expect(rig.load(0x124) == 0 && rig.levels == 0)
        rig.pass(1)
        #expect(rig.load(0x124) == 1 && rig.load(Register.errorsrc) == 1 << 1 && rig.levels == 1)
        rig.store(Register.errorsrc, 1 << 1)
        #expect(rig.load(Register.errorsrc) == 0)
    }

    @Test("STOP ends a transfer, and says so")
    func stop() {
        var rig = enabled()
        rig.store(Task.starttx, 1)
        rig.store(Task.stop, 1)
        #expect(rig.load(0x104) == 1)
        rig.pass(1000)
        #expect(rig.load(0x124) == 0)
    }

    @Test("does nothing while another peripheral has the address, and sends nothing without pins")
    func disabled() {
        var rig = enabled()
        rig.store(Register.enable, 7)
        rig.store(Task.starttx, 1)
        #expect(rig.load(0x150) == 0)
        rig.store(Register.enable, 6)
        rig.store(Register.pselMosi, .max)
        rig.store(Task.starttx, 1)
        rig.pass(1000)
        #expect(rig.load(0x150) == 1 && rig.load(0x124) == 0)
    }

    @Test("TWI, without EasyDMA, fails in the same way and tells of no start")
    func twi() {
        var rig = enabled()
        rig.store(Register.enable, 5)
        rig.store(Task.starttx, 1)
        rig.pass(40)
        #expect(rig.load(0x150) == 0 && rig.load(0x124) == 1 && rig.load(Register.errorsrc) == 1 << 1)
    }
}

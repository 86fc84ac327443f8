import CortexM
import Testing

@Suite("NordicSerialMaster as SPIM")
struct NordicSPIMTests {
    typealias Register = NordicSerialMaster.Register
    typealias Task = NordicSerialMaster.Task

    private static let ram: UInt32 = 0x2000_0000
    private static let names: [(UInt32, String)] = [
        (0x104, "STOPPED"), (0x110, "ENDRX"), (0x118, "END"), (0x120, "ENDTX"), (0x14C, "STARTED"),
    ]

    /// A byte takes 64 cycles. The bytes 1, 2, 3 and so on are at 0x20000100.
    private static func rig(_ line: SPILine = .loopback, send: UInt32, receive: UInt32) -> DeviceRig<NordicSerialMaster> {
        var rig = DeviceRig(
            NordicSerialMaster([.spi, .spim, .twi, .twim], line: line),
            regions: [MemoryRegion(name: "ram", kind: .ram, base: ram, size: 0x1000)],
            memory: [DeviceMemoryRegion("ram", answers: false)])
        var memory = rig.memories
        memory.set(0, at: 0x100, bytes: (1...16).map { UInt8($0) })
        for psel in [Register.pselSck, Register.pselMosi, Register.pselMiso] { rig.store(psel, 3) }
        rig.store(Register.frequency, 0x0200_0000)
        rig.store(Register.enable, 7)
        rig.store(Register.orc, 0xEE)
        rig.store(Register.txdPtr, ram + 0x100)
        rig.store(Register.txdMaxcnt, send)
        rig.store(Register.rxdPtr, ram + 0x200)
        rig.store(Register.rxdMaxcnt, receive)
        return rig
    }

    private static func events(_ rig: inout DeviceRig<NordicSerialMaster>) -> [String] {
        names.filter { rig.load($0.0) == 1 }.map(\.1)
    }

    private static func received(_ rig: DeviceRig<NordicSerialMaster>, _ count: UInt32) -> [UInt8] {
        (0..<count).map { rig.memories.byte(0, at: 0x200 + $0) }
    }

    @Test("the shorter buffer ends first, and ORC goes out behind the one that is sent")
    func lengths() {
        var rig = Self.rig(send: 2, receive: 4)
        rig.store(NordicEvents.intenset, 1 << 6)
        rig.store(Task.start, 1)
        #expect(Self.events(&rig) == ["STARTED"])
        rig.pass(128)
        #expect(Self.events(&rig) == ["ENDTX", "STARTED"] && rig.levels == 0)
        rig.pass(127)
        #expect(!Self.events(&rig).contains("END"))
        rig.pass(1)
        #expect(Self.events(&rig) == ["ENDRX", "END", "ENDTX", "STARTED"] && rig.levels == 1)
        #expect(Self.received(rig, 5) == [1, 2, 0xEE, 0xEE, 0])
        #expect(rig.load(Register.txdAmount) == 2 && rig.load(Register.rxdAmount) == 4)
    }

    @Test("what comes back behind the end of its buffer is lost")
    func lost() {
        var rig = Self.rig(send: 4, receive: 1)
        rig.store(Task.start, 1)
        rig.pass(256)
        #expect(Self.events(&rig) == ["ENDRX", "END", "ENDTX", "STARTED"])
        #expect(Self.received(rig, 2) == [1, 0] && rig.load(Register.txdAmount) == 4 && rig.load(Register.rxdAmount) == 1)
    }

    @Test("STOP lets the byte on the line end, tells of both ends, and not of END")
    func stop() {
        var rig = Self.rig(send: 4, receive: 4)
        rig.store(Task.start, 1)
        rig.pass(70)
        rig.store(Task.stop, 1)
        #expect(Self.events(&rig) == ["STARTED"])
        rig.pass(1000)
        #expect(Self.events(&rig) == ["STOPPED", "ENDRX", "ENDTX", "STARTED"])
        #expect(rig.load(Register.txdAmount) == 2 && Self.received(rig, 3) == [1, 2, 0])
    }

    @Test("STOP of nothing says so at once")
    func stopIdle() {
        var rig = Self.rig(send: 4, receive: 4)
        rig.store(Task.stop, 1)
        #expect(Self.events(&rig) == ["STOPPED"])
    }

    @Test("SUSPEND holds the next byte until RESUME")
    func suspend() {
        var rig = Self.rig(send: 2, receive: 2)
        rig.store(Task.start, 1)
        rig.pass(10)
        rig.store(Task.suspend, 1)
        rig.pass(1000)
        #expect(Self.received(rig, 2) == [1, 0] && Self.events(&rig) == ["STARTED"])
        rig.store(Task.resume, 1)
        rig.store(Task.resume, 1)
        rig.pass(64)
        #expect(Self.events(&rig) == ["ENDRX", "END", "ENDTX", "STARTED"])
    }

    @Test("with LIST the next transfer takes the buffers behind; the shortcut begins it by itself")
    func list() {
        var rig = Self.rig(send: 2, receive: 2)
        rig.store(Register.txdList, 1)
        rig.store(Register.rxdList, 1)
        rig.store(Register.shorts, 1 << 17)
        rig.store(Task.start, 1)
        rig.pass(64 * 6)
        #expect(Self.received(rig, 6) == [1, 2, 3, 4, 5, 6])
    }

    @Test("a transfer of nothing ends at once, even with the shortcut")
    func empty() {
        var rig = Self.rig(send: 0, receive: 0)
        rig.store(Register.shorts, 1 << 17)
        rig.store(Task.start, 1)
        #expect(Self.events(&rig) == ["ENDRX", "END", "ENDTX", "STARTED"])
    }

    @Test("a buffer that is not in RAM is refused with a warning", arguments: [0, 0x1FFF_FFFF, 0x2000_0FFE, 0xFFFF_FFFF] as [UInt32])
    func outside(address: UInt32) {
        var rig = Self.rig(send: 3, receive: 0)
        rig.store(Register.txdPtr, address)
        rig.store(Task.start, 1)
        rig.pass(1000)
        #expect(Self.events(&rig) == [] && rig.warnings.count == 1)
    }

    @Test("SPIM3 has rates that are not a part of 2^32", arguments: [0x0A00_0000, 0x1400_0000] as [UInt32])
    func rates(frequency: UInt32) {
        var rig = Self.rig(send: 16, receive: 0)
        rig.store(Register.frequency, frequency)
        rig.store(Task.start, 1)
        // A cycle of the rig's 1 MHz, which is the least, and not the thirteen of 625 kbit/s.
        rig.pass(16)
        #expect(Self.events(&rig).contains("END"))
    }

    @Test("the masters that share the address share its registers, by their names")
    func names() throws {
        let table = NordicSerialMaster.table([.spi, .spim, .twi, .twim])
        #expect(table.row(at: 0x508)?.name == "PSEL.SCK" && table.row(at: 0x508)?.otherNames == ["PSEL.SCL"])
        #expect(table.row(at: 0x14C)?.name(like: "events_rxstarted") == "EVENTS_RXSTARTED")
        let shortcuts = try #require(table.row(at: 0x200))
        #expect(shortcuts.writable == 0x2_1F83)
        #expect(NordicSerialMaster.table(.spim).row(at: 0x518) == nil)
    }
}

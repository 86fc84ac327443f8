import CortexM

/// A QUADSPI with its chips and their bytes; a cycle is a microsecond, and a clock to the flash a cycle.
struct QUADSPIRig {
    typealias Register = STM32QUADSPI.Register
    var rig: DeviceRig<STM32QUADSPI>

    init(_ variant: STM32QUADSPI.Variant = .l476, _ name: String = "w25q128", chips: Int = 1, time: NORTime = .typical) {
        let chip = NORChip.named(name) ?? .standard
        let size = UInt64(chip.size) * UInt64(max(chips, chip.ports))
        rig = DeviceRig(
            STM32QUADSPI(variant, chip, chips: chips, time: time),
            regions: [
                MemoryRegion(name: "nor", kind: .storage, base: 0, size: size),
                MemoryRegion(name: "qspi", kind: .window(of: "nor", isOpen: false), base: 0x9000_0000, size: 256 << 20),
            ], memory: [DeviceMemoryRegion("qspi"), DeviceMemoryRegion("nor", answers: false)])
        let bits = UInt32(size.trailingZeroBitCount)
        store(Register.dcr, (bits - 1) << 16)
        store(Register.cr, 1)
    }

    mutating func load(_ offset: UInt32, _ size: AccessSize = .word) -> UInt32 { rig.load(offset, size) }
    mutating func store(_ offset: UInt32, _ value: UInt32, _ size: AccessSize = .word) { rig.store(offset, value, size) }

    var status: UInt32 {
        mutating get { load(Register.sr) }
    }

    /// Puts bytes into the flash.
    func fill(_ offset: UInt32, _ bytes: [UInt8]) {
        var memory = rig.memories
        memory.set(1, at: offset, bytes: bytes)
    }

    func bytes(_ offset: UInt32, _ count: UInt32) -> [UInt8] {
        let memory = rig.memories
        return (0..<count).map { memory.byte(1, at: offset + $0) }
    }

    /// A command without data, to its end.
    mutating func send(_ command: UInt32, _ address: UInt32? = nil) {
        store(Register.ccr, command)
        if let address { store(Register.ar, address) }
        rig.pass(200)
        store(Register.fcr, 0x1B)
    }

    /// 9Fh, 05h and 03h as CCR has them, with a mode.
    static let readID: UInt32 = 0x9F | 1 << 8 | 1 << 24 | 1 << 26
    static let readStatus: UInt32 = 0x05 | 1 << 8 | 1 << 24
    static let read: UInt32 = 0x03 | 1 << 8 | 1 << 10 | 2 << 12 | 1 << 24
    static let writeEnable: UInt32 = 0x06 | 1 << 8
    static let erase: UInt32 = 0x20 | 1 << 8 | 1 << 10 | 2 << 12
    static let program: UInt32 = 0x02 | 1 << 8 | 1 << 10 | 2 << 12 | 1 << 24
    static let indirectRead: UInt32 = 1 << 26
    static let polling: UInt32 = 2 << 26
    static let mapped: UInt32 = 3 << 26
    /// Quad I/O read with mode bits and `dummies` clocks.
    static func quadRead(dummies: UInt32) -> UInt32 { 0xEB | 1 << 8 | 3 << 10 | 2 << 12 | 3 << 14 | dummies << 18 | 3 << 24 }
}

import CortexM

/// A chip by itself with its bytes; a cycle is a microsecond.
struct NORRig {
    /// Bytes that are not ones, by their addresses.
    struct Bytes: NORStorage {
        var values: [UInt32: UInt8] = [:]

        func byte(at address: UInt32) -> UInt8 { values[address] ?? 0xFF }
    }

    var flash: NORFlash
    var bytes = Bytes()
    var now: UInt64 = 0

    init(_ name: String, time: NORTime = .typical) {
        guard let chip = NORChip.named(name) else { preconditionFailure("no chip \(name)") }
        flash = NORFlash(chip, time: time)
    }

    /// A command from select to deselect; gives what is read.
    @discardableResult
    mutating func run(
        _ opcode: UInt8?, _ address: UInt32? = nil, addressBytes: Int = 3, opcodeLines: Int = 1, addressLines: Int = 1, mode: UInt8? = nil,
        dummies: Int = 0, write: [UInt8] = [], read: Int = 0, lines: Int = 1, isDouble: Bool = false
    ) -> [UInt8] {
        var frame = NORFrame()
        if let opcode { frame.opcode = .init(UInt32(opcode), bits: 8, lines: opcodeLines) }
        if let address { frame.address = .init(address, bits: 8 * addressBytes, lines: addressLines) }
        if let mode { frame.mode = .init(UInt32(mode), bits: 8, lines: addressLines) }
        frame.dummyClocks = dummies
        frame.isDouble = isDouble
        return run(frame, write: write, read: read, lines: lines)
    }

    @discardableResult
    mutating func run(_ frame: NORFrame, write: [UInt8] = [], read: Int = 0, lines: Int = 1) -> [UInt8] {
        flash.select(at: now, clockHz: 1_000_000)
        flash.send(frame, &bytes)
        for byte in write { flash.send(UInt32(byte), bits: 8, lines: lines, isDouble: frame.isDouble, &bytes) }
        var result: [UInt8] = []
        for _ in 0..<read { result.append(flash.receive(lines: lines, isDouble: frame.isDouble, &bytes)) }
        switch flash.deselect(at: now) {
        case .erase(let range): bytes.values = bytes.values.filter { !range.contains($0.key) }
        case .program(let start, let values):
            for (index, value) in values.enumerated() where value != 0xFF {
                let address = start + UInt32(index)
                bytes.values[address] = bytes.byte(at: address) & value
            }
        case nil: break
        }
        return result
    }

    mutating func writeEnable() { run(0x06) }

    mutating func status() -> UInt8 { run(0x05, read: 1)[0] }

    /// A change, and the time that it takes.
    mutating func change(_ opcode: UInt8, _ address: UInt32? = nil, addressBytes: Int = 3, write: [UInt8] = []) {
        writeEnable()
        run(opcode, address, addressBytes: addressBytes, write: write)
        now += 2_000_000_000
    }

    /// Puts recognisable bytes at an address.
    mutating func fill(_ address: UInt32, _ values: [UInt8]) {
        for (index, value) in values.enumerated() { bytes.values[address + UInt32(index)] = value }
    }

    var warnings: [NORWarning.Reason] { flash.warningReasons }
}

extension NORFlash {
    /// What has been warned of, and left to be taken.
    var warningReasons: [NORWarning.Reason] { warnings.map(\.reason) }
}

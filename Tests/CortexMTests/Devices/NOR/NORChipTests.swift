import CortexM
import Testing

@Suite("NORChip")
struct NORChipTests {
    @Test("chips have names of their own, and ids that differ but for packages and protocols")
    func names() {
        #expect(Set(NORChip.all.map(\.name)).count == NORChip.all.count)
        #expect(NORChip.named("w25q128")?.size == 16 << 20)
        #expect(NORChip.named("w25q999") == nil)
    }

    @Test("every opcode is given once, and found", arguments: NORChip.all.map(\.name))
    func opcodes(name: String) throws {
        let commands = try #require(NORChip.named(name)).commands
        #expect(Set(commands.rows.map(\.opcode)).count == commands.rows.count)
        for row in commands.rows { #expect(commands[row.opcode] == row) }
        let known = Set(commands.rows.map(\.opcode))
        for opcode in UInt8.min...UInt8.max where !known.contains(opcode) { #expect(commands[opcode] == nil) }
    }

    @Test("the density that SFDP tells is the size", arguments: NORChip.all.map(\.name))
    func density(name: String) throws {
        let chip = try #require(NORChip.named(name))
        let table = Int(chip.sfdp[12])
        let density = (0..<4).reduce(UInt64(0)) { $0 | UInt64(chip.sfdp[table + 4 + $1]) << UInt64(8 * $1) }
        #expect((density + 1) / 8 == UInt64(chip.size))
    }

    /// Opcodes that mean another thing, or nothing, to the other maker.
    @Test(
        "makers differ",
        arguments: [
            ("w25q128", 0x35, NORCommand.Action.readRegister(.status2)), ("mt25ql128", 0x35, .quadProtocol(true)),
            ("w25q128", 0x50, .volatileWriteEnable), ("n25q128", 0x50, .clearFlags), ("w25q01jv", 0x12, .program),
            ("n25q128", 0x12, .program), ("mt25ql128", 0x38, .program), ("w25q128-im", 0x38, .quadProtocol(true)),
        ] as [(String, UInt8, NORCommand.Action)])
    func makers(name: String, opcode: UInt8, action: NORCommand.Action) throws {
        #expect(try #require(NORChip.named(name)).commands[opcode]?.action == action)
    }

    @Test("12h is a 4-byte program on one line to an MT25Q, and a 3-byte one on four lines to an N25Q")
    func opcode12() throws {
        let new = try #require(NORChip.named("mt25ql128")?.commands[0x12])
        let old = try #require(NORChip.named("n25q128")?.commands[0x12])
        #expect(new.address == .four && new.addressLines == 1)
        #expect(old.address == .byMode && old.addressLines == 4)
    }

    @Test("a time that no counter holds is for ever")
    func longTimes() {
        #expect(NORTime.typical.cycles(.init(.max, 0), clockHz: 480_000_000) == .max)
        #expect(NORTime.max.cycles(.init(1, 1000), clockHz: 480_000_000) == 480_000)
    }
}

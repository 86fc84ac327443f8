import CortexM
import Firmware
import Foundation
import ScenarioHarness
import Testing

@Suite("Firmware on the machines of the library")
struct MachineConsoleTests {
    static let images = [
        ("mps2-an385", "console-mps2.elf", "uart0"), ("mps2-an386", "console-mps2.elf", "uart0"),
        ("lm3s6965evb", "console-lm3s6965.elf", "uart0"), ("stm32f407", "console-stm32f407.elf", "usart2"),
    ]

    /// Runs the console firmware through its dialogue: what it printed, and when it was done.
    static func dialogue(_ name: String, _ image: String, _ device: String) throws -> (text: String, cycles: UInt64) {
        let file = MachineGoldenTests.root.appending(path: "fixtures/firmware/console/\(image)")
        let firmware = try FirmwareImage.read(Array(try Data(contentsOf: file)))
        let configuration = try #require(MachineLibraryTests.resolve(name).0).configuration
        let finished = try #require(firmware.symbols.symbol(named: "finished")).address
        var machine = Machine(configuration)
        for segment in firmware.segments { try machine.load(segment.bytes, at: segment.address) }
        machine.reset(.powerOn)
        machine.setHooks([finished])
        _ = machine.run(instructions: 50_000)
        _ = machine.input(Array("one\r\ninterrupt\n".utf8), to: device)
        _ = machine.run(instructions: 1_000_000)
        _ = machine.input(Array("three\n".utf8), to: device)
        let stop = machine.run(instructions: 1_000_000)
        #expect(stop == .hook)
        return (String(decoding: machine.console(device), as: UTF8.self), machine.cycles)
    }

    @Test("prints, receives by polling and by interrupt, the same way each time", arguments: images)
    func console(name: String, image: String, device: String) throws {
        let first = try Self.dialogue(name, image, device)
        let lines = first.text.split(separator: "\r\n").map(String.init)
        #expect(lines.first?.hasPrefix("hello from ") == true)
        #expect(lines.dropFirst() == ["got: one", "got: interrupt", "got: three", "bye"])
        let second = try Self.dialogue(name, image, device)
        #expect(second == first)
    }
}

import Foundation
import ScenarioHarness
import ScenarioReports
import Testing

@Suite("A machine as JSON")
struct MachineJSONTests {
    private static func document(_ name: String) throws -> [String: Any] {
        let machine = try #require(MachineLibrary.machine(named: name))
        let bytes = try MachineJSON(machine).bytes()
        return try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    }

    @Test("has its core, regions and devices, with the registers as a load would give them after reset")
    func document() throws {
        let document = try Self.document("stm32f407")
        #expect(document["core"] as? String == "cortex-m4f" && document["priorityBits"] as? Int == 4)
        let regions = try #require(document["regions"] as? [[String: Any]])
        #expect(regions.contains { $0["kind"] as? String == "window" && $0["of"] as? String == "flash" })
        let devices = try #require(document["devices"] as? [[String: Any]])
        let usart = try #require(devices.first { $0["name"] as? String == "usart2" })
        #expect(usart["address"] as? String == "0x40004400" && usart["interrupts"] as? [Int] == [38])
        let registers = try #require(usart["registers"] as? [[String: Any]])
        #expect(registers[0]["name"] as? String == "SR" && registers[0]["reset"] as? String == "0x000000C0")
    }

    @Test("every machine of the library has one, the same each time", arguments: MachineLibrary.names)
    func all(name: String) throws {
        let machine = try #require(MachineLibrary.machine(named: name))
        #expect(try MachineJSON(machine).bytes() == MachineJSON(machine).bytes())
        #expect(try Self.document(name)["name"] as? String == name)
    }
}

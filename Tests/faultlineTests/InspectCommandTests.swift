import Foundation
import Testing

@Suite("faultline inspect")
struct InspectCommandTests {
    private static let loaders = "fixtures/firmware/loader"

    @Test(
        "an inspection is printed as the golden file says",
        arguments: [
            ("inspect-faults", ["fixtures/firmware/faults/faults.elf", "--machine", "cortex-m4"]),
            ("inspect-even-reset", ["fixtures/firmware/field/even-reset.elf", "--machine", "cortex-m3"]),
            ("inspect-fpu-on-m3", ["fixtures/firmware/fpu/fpu.elf", "--machine", "cortex-m3"]),
            ("inspect-armv7m-on-m0", ["fixtures/firmware/faults/faults.elf", "--machine", "cortex-m0"]),
            ("inspect-overlap", ["fixtures/firmware/faults/faults.elf", "fixtures/firmware/fpu/fpu.elf", "--machine", "cortex-m4f"]),
            ("inspect-flm", ["\(Self.loaders)/w25q01.flm", "--machine", "stm32h753", "--base", "0x20000004"]),
            ("inspect-flm-unplaced", ["\(Self.loaders)/ram.flm", "--machine", "cortex-m4"]),
            ("inspect-stldr", ["\(Self.loaders)/w25q01.stldr", "--machine", "stm32h753"]),
            ("inspect-plugin", ["\(Self.loaders)/ram-sync.elf", "--machine", "stm32h753"]),
            ("inspect-loader-and-target", ["\(Self.loaders)/ram-async.elf", "\(Self.loaders)/target.elf", "--machine", "stm32h753"]),
            ("inspect-no-image", ["none.elf", "--machine", "cortex-m9"]),
        ])
    func golden(name: String, arguments: [String]) throws {
        try CommandGolden.check(name, ["inspect"] + arguments)
    }

    @Test("--json prints one document with the same findings")
    func json() throws {
        let output = try CommandProcess.run(["inspect", "fixtures/firmware/fpu/fpu.elf", "--machine", "cortex-m3", "--json"])
        #expect(output.status == 1)
        let document = try #require(try JSONSerialization.jsonObject(with: Data(output.out.utf8)) as? [String: Any])
        #expect(document["machine"] as? String == "cortex-m3")
        let findings = try #require(document["findings"] as? [[String: Any]])
        #expect(findings.contains { $0["code"] as? String == "FL1109" })
        let code = try #require(document["code"] as? [String: Any])
        #expect((code["absent"] as? [Any])?.isEmpty == false)
    }

    @Test("a loader is in the document, with its chip, its functions and their time-outs")
    func loader() throws {
        let arguments = ["inspect", "\(Self.loaders)/w25q01.flm", "--machine", "stm32h753", "--base", "0x20000004", "--json"]
        let output = try CommandProcess.run(arguments)
        #expect(output.status == 0)
        let document = try #require(try JSONSerialization.jsonObject(with: Data(output.out.utf8)) as? [String: Any])
        let loader = try #require((document["loaders"] as? [[String: Any]])?.first)
        #expect(loader["convention"] as? String == "flm" && (loader["staticBase"] as? String)?.hasPrefix("0x2000") == true)
        let chip = try #require(loader["chip"] as? [String: Any])
        #expect(chip["name"] as? String == "W25Q01JV behind QUADSPI" && chip["size"] as? Int == 128 << 20)
        #expect(chip["address"] as? String == "0x90000000" && chip["pageSize"] as? Int == 256)
        let functions = try #require(loader["functions"] as? [[String: Any]])
        let erase = try #require(functions.first { $0["name"] as? String == "EraseSector" })
        #expect(erase["timeout"] as? Int == 3000 && erase["required"] as? Bool == true && erase["address"] is String)
        #expect(functions.first { $0["name"] as? String == "EraseChip" }?["address"] == nil)
    }

    @Test("an address that is none is a wrong command line", arguments: [["--vectors", "main"], ["--base", "-1"]])
    func usage(options: [String]) throws {
        let output = try CommandProcess.run(["inspect", "fixtures/firmware/fpu/fpu.elf", "--machine", "cortex-m3"] + options)
        #expect(output.status == 64)
    }
}

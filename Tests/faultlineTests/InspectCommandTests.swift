import Foundation
import Testing

@Suite("faultline inspect")
struct InspectCommandTests {
    @Test(
        "an inspection is printed as the golden file says",
        arguments: [
            ("inspect-faults", ["fixtures/firmware/faults/faults.elf", "--machine", "cortex-m4"]),
            ("inspect-even-reset", ["fixtures/firmware/field/even-reset.elf", "--machine", "cortex-m3"]),
            ("inspect-fpu-on-m3", ["fixtures/firmware/fpu/fpu.elf", "--machine", "cortex-m3"]),
            ("inspect-armv7m-on-m0", ["fixtures/firmware/faults/faults.elf", "--machine", "cortex-m0"]),
            ("inspect-overlap", ["fixtures/firmware/faults/faults.elf", "fixtures/firmware/fpu/fpu.elf", "--machine", "cortex-m4f"]),
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

    @Test("an address that is none is a wrong command line", arguments: [["--vectors", "main"], ["--base", "-1"]])
    func usage(options: [String]) throws {
        let output = try CommandProcess.run(["inspect", "fixtures/firmware/fpu/fpu.elf", "--machine", "cortex-m3"] + options)
        #expect(output.status == 64)
    }
}

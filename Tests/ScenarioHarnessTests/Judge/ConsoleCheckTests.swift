import Diagnostics
import ScenarioHarness
import Testing

@Suite("ConsoleCheck: what consoles printed, byte by byte")
struct ConsoleCheckTests {
    /// Prints the text by SYS_WRITE0: movs r0, #4; ldr r1, [pc, #4]; bkpt 0xAB; b .; literal; text.
    private func results(_ text: String, _ checks: String) throws -> [CaseResult] {
        var code: [UInt16] = [0x2004, 0x4901, 0xBEAB, 0xE7FE, 0x00CC, 0x0000]
        var bytes = Array(text.utf8) + [0]
        if bytes.count % 2 == 1 { bytes.append(0) }
        code += stride(from: 0, to: bytes.count, by: 2).map { UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8 }
        let project = try TinyImage.project(code, "  - { id: a, until: { pc: 0xC6 }, expect: { console: \(checks) } }")
        return project.plan().results()
    }

    @Test(
        "checks that hold",
        arguments: [
            "semihosting", "{ contains: [first, line] }", "{ device: semihosting, equals: \"semihosting\\r\\nfirst line\\n\" }",
            "{ contains: first, excludes: panic }", "{ matches: 'first\\s\\w+' }", "{ contains: \"g\\r\\nf\" }",
            "{ matches: '(?m)^first line$' }",
        ])
    func hold(check: String) throws {
        let results = try results("semihosting\r\nfirst line\n", check)
        #expect(results[0].status == .passed, "\(results[0].diagnostics)")
    }

    @Test(
        "checks that do not hold",
        arguments: [
            "panic", "{ equals: \"semihosting\\nfirst line\\n\" }", "{ contains: line, excludes: first }", "{ matches: '^line' }",
            "{ contains: \"g\\nf\" }", "{ device: semihosting, contains: FIRST }",
        ])
    func fail(check: String) throws {
        #expect(try results("semihosting\r\nfirst line\n", check)[0].diagnostics.map(\.code.number) == [4010])
    }
}

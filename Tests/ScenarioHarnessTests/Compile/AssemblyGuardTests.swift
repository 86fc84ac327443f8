import Diagnostics
import ScenarioHarness
import Testing

/// What a block of assembly cannot do: read files, or take for ever.
@Suite("AssemblyGuard: blocks keep to themselves")
struct AssemblyGuardTests {
    private func diagnostics(_ lines: [String]) throws -> [Diagnostic] {
        let project = try TemporaryProject()
        let block = (lines + ["done: b done"]).map { "      \($0)\n" }.joined()
        try project.write(
            "a.yaml",
            "version: 1\nscenarios:\n  - id: a\n    machine: cortex-m3\n    assembly: |\n\(block)    until: { pc: done }\n"
                + "    expect: { outcome: reached }\n")
        return project.plan().results(RunOptions(jobs: 1)).flatMap(\.diagnostics)
    }

    @Test(
        "no spelling of a directive reads a file",
        arguments: [
            [".incbin \"/etc/passwd\""], [".include \"/etc/passwd\""], [".INCBIN \"/etc/passwd\""], [".InClUdE \"/etc/passwd\""],
            ["\".incbin\" \"/etc/passwd\""], ["x: .incbin \"/etc/passwd\""], ["nop; .incbin \"/etc/passwd\""],
            [".macro m a", ".inc\\a \"/etc/passwd\"", ".endm", "m bin"], [".rept 1", ".incbin \"/etc/passwd\"", ".endr"],
            [".irp d, .incbin", "\\d \"/etc/passwd\"", ".endr"],
        ])
    func files(lines: [String]) throws {
        let messages = try diagnostics(lines).map(\.message)
        #expect(messages.contains { $0.contains("assembly reads no files") }, "\(messages)")
    }

    @Test("what guards cannot be taken away", arguments: [".purgem .incbin", ".macros_off", ".MACROS_OFF", ".macro .incbin\n      .endm"])
    func guarded(line: String) throws {
        #expect(try diagnostics([line]).contains { $0.severity == .error })
    }

    @Test("output that does not fit is refused")
    func output() throws {
        let messages = try diagnostics([".space 0x8000000, 1"]).map(\.message)
        #expect(messages == ["the assembly makes no image: it has more than 64 MiB"])
    }

    @Test("a block may have macros and repetitions of its own, and words that only look like such directives")
    func fine() throws {
        #expect(
            try diagnostics([
                ".macro twice op", "\\op r0, #1", "\\op r0, #1", ".endm", "twice movs", "b done", ".asciz \".incbin\\r\\n\"", ".balign 4",
                "@ .include \"/etc/passwd\"",
            ]).isEmpty)
    }
}

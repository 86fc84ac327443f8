import CortexM
import Foundation

/// Resident memory of a pooled machine with 128 KiB of RAM that has run.
enum MemoryBenchmark {
    static func run() throws {
        let count = 64
        let before = residentBytes()
        try grow(count) {
            print("memory: \((residentBytes() - before) / count / 1024) KiB per machine")
        }
    }

    /// Makes machines inside one another, since they cannot be kept in an array, and calls `body` in the innermost.
    private static func grow(_ count: Int, _ body: () -> Void) throws {
        guard count > 0 else { return body() }
        var machine = Machine(BareMachine.configuration())
        try BareMachine.loadToucher(into: &machine)
        _ = machine.run(instructions: 1_000)
        try grow(count - 1, body)
        _ = machine.pc
    }

    /// The process's resident set, from the host.
    private static func residentBytes() -> Int {
        guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return 0 }
        let fields = text.split(separator: " ")
        return fields.count > 1 ? (Int(fields[1]) ?? 0) * 4096 : 0
    }
}

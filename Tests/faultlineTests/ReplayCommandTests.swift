import Foundation
import Testing

@Suite("faultline replay")
struct ReplayCommandTests {
    private static let file = "fixtures/replay/explain.yaml"

    @Test("a token that run prints leads to the instruction that failed")
    func printedToken() throws {
        let run = try CommandProcess.run(["run", Self.file, "--filter", ":three-calls-deep$"])
        #expect(run.status == 1)
        let line = try #require(run.out.split(separator: "\n").first { $0.contains("= replay:") })
        let words = line.split(separator: " ").suffix(3).map(String.init)
        #expect(words.first == "faultline")
        let replay = try CommandProcess.run(Array(words.dropFirst()))
        #expect(replay.status == 0, "\(replay.error)")
        #expect(replay.out.contains("> 0x0000_01C4  SDIV R0, R0, R1"))
        #expect(replay.out.contains("explain/drivers/sensor.c:4"))
        #expect(replay.out.contains("main+0x26"))
    }

    @Test("--back and --steps move the moment, and --trace writes the way there")
    func moves() throws {
        func place(_ arguments: [String]) throws -> String {
            let output = try CommandProcess.run(["replay", "\(Self.file):three-calls-deep@60"] + arguments)
            #expect(output.status == 0, "\(output.error)")
            return output.out.split(separator: "\n").first.map(String.init) ?? ""
        }
        #expect(try place([]).hasSuffix("@60"))
        #expect(try place(["--back", "3"]).hasSuffix("@57"))
        #expect(try place(["--back", "100"]).hasSuffix("@0"))
        #expect(try place(["--steps", "2"]).hasSuffix("@62"))
        try CommandProcess.withFolder { folder in
            _ = try place(["--trace", folder + "/trace.txt"])
            let text = try String(contentsOfFile: folder + "/trace.txt", encoding: .utf8)
            #expect(text.split(separator: "\n").count == 61)
        }
    }

    @Test("what is no token is a usage error, and a token that leads nowhere is bad input")
    func mistakes() throws {
        #expect(try CommandProcess.run(["replay", "nonsense"]).status == 64)
        #expect(try CommandProcess.run(["replay", "\(Self.file):clang@1", "--back", "1", "--steps", "1"]).status == 64)
        let unknown = try CommandProcess.run(["replay", "\(Self.file):three-calls-dep@1"])
        #expect(unknown.status == 2)
        #expect(unknown.error.contains("did you mean 'three-calls-deep'?"))
        #expect(try CommandProcess.run(["replay", "no-such-file.yaml:x@1"]).status == 2)
    }
}

import ArmMProfile
import Testing

/// The decoder and the disassembler against llvm-mc (Tools/isa/goldens.py).
@Suite("Disassembler against llvm-mc")
struct DisassemblerGoldenTests {
    @Test("each of the 65,536 halfwords")
    func halfwords() throws {
        var theirs = [String?](repeating: nil, count: 0x10000)
        var next = 0
        for line in try Repository.lines("fixtures/isa/halfwords-v7em.txt") {
            if line.hasPrefix(" ") {
                theirs[next] = String(line.dropFirst())
                next += 1
            } else {
                next = try #require(Int(line, radix: 16))
            }
        }
        var comparison = LLVMComparison(.armv7EM)
        for halfword in 0..<UInt16(0xE800) { comparison.compare(halfword, nil, theirs[Int(halfword)]) }
        comparison.expectNoDifference()
        #expect(comparison.equal > 59_000)
    }

    @Test("the halfwords that are instructions of Armv6-M, UNPREDICTABLE ones apart")
    func halfwordsOfArmv6M() throws {
        let ranges = try Repository.lines("fixtures/isa/halfwords-v6m.txt").map { line in
            let bounds = line.split(separator: " ").compactMap { UInt16($0, radix: 16) }
            return try #require(bounds.count == 2 ? bounds[0]...bounds[1] : nil)
        }
        let decoder = Decoder(.armv6M)
        for halfword in 0..<UInt16(0xE800) {
            let instruction = decoder.decode(halfword, 0)
            if instruction.flags.contains(.unpredictable) { continue }
            let isInstruction = ranges.contains { $0.contains(halfword) }
            #expect((instruction.operation != .undefined) == isInstruction, "\(String(halfword, radix: 16))")
        }
        #expect(decoder.decode(0xB100, 0).operation == .undefined, "CBZ is of Armv7-M")
        #expect(decoder.decode(0xBF08, 0).operation == .undefined, "IT is of Armv7-M")
    }

    @Test("a sample of the 32-bit space, for each architecture", arguments: zip(ArchitectureVersion.allCases, ["6", "7", "E"]))
    func words(architecture: ArchitectureVersion, letter: Character) throws {
        var comparison = LLVMComparison(architecture)
        var lines = 0
        for line in try Repository.lines("fixtures/isa/words.txt") {
            let parts = line.split(separator: " ", maxSplits: 2)
            let bits = try #require(UInt32(parts[0], radix: 16))
            let text = parts[1].contains(letter) ? String(parts[2]) : nil
            comparison.compare(UInt16(bits >> 16), UInt16(truncatingIfNeeded: bits), text)
            lines += 1
        }
        comparison.expectNoDifference()
        #expect(lines > 20_000)
    }

    @Test(
        "a sample of coprocessors 10 and 11, for each floating-point extension",
        arguments: zip([FloatingPointExtension.fpv4SP, .fpv5SP, .fpv5D16], ["4", "S", "D"]))
    func floatingPoint(floatingPoint: FloatingPointExtension, letter: Character) throws {
        var comparison = LLVMComparison(.armv7EM, floatingPoint: floatingPoint)
        for line in try Repository.lines("fixtures/isa/floating-point.txt") {
            let parts = line.split(separator: " ", maxSplits: 2)
            let bits = try #require(UInt32(parts[0], radix: 16))
            let text = parts[1].contains(letter) ? String(parts[2]) : nil
            comparison.compare(UInt16(bits >> 16), UInt16(truncatingIfNeeded: bits), text)
        }
        comparison.expectNoDifference()
        #expect(comparison.equal > 3_000)
    }
}

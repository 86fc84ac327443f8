import ScenarioReports
import TestSupport
import Testing

@Suite("Text that every report can hold")
struct VisibleTextTests {
    @Test("every byte gives text that XML 1.0 allows", arguments: 0...255)
    func everyByte(byte: Int) {
        for text in [visibleText([UInt8(byte)]), visibleText([0x41, UInt8(byte), 0x0A])] {
            #expect(text.unicodeScalars.allSatisfy(isAllowedInXML))
        }
    }

    @Test("control characters become their pictures, line feeds and tabs stay")
    func controlCharacters() {
        #expect(visibleText([0x00, 0x1B, 0x5B, 0x33, 0x31, 0x6D, 0x07, 0x7F]) == "\u{2400}\u{241B}[31m\u{2407}\u{2421}")
        #expect(visibleText("a\tb\nc".utf8) == "a\tb\nc")
    }

    @Test("a carriage return is dropped before a line feed and shown elsewhere")
    func carriageReturns() {
        #expect(visibleText("one\r\ntwo\rthree\r".utf8) == "one\ntwo\u{240D}three\u{240D}")
    }

    @Test("UTF-8 stays, and what is not UTF-8 is shown byte by byte")
    func utf8() {
        #expect(visibleText("Grüße, 世界 🚀".utf8) == "Grüße, 世界 🚀")
        #expect(visibleText([0xC3, 0x28, 0xFF, 0xE2, 0x82]) == "\\xC3(\\xFF\\xE2\\x82")
        #expect(visibleText([0xED, 0xA0, 0x80]) == "\\xED\\xA0\\x80", "a surrogate is no scalar")
        #expect(visibleText([0xC0, 0x80]) == "\\xC0\\x80", "an overlong form is no UTF-8")
        #expect(visibleText([0xEF, 0xBF, 0xBE]) == "\u{FFFD}", "U+FFFE may not stand in XML")
        #expect(visibleText([0xC2, 0x9B]) == "\\x9B", "a C1 control would reach a terminal")
    }

    @Test("20,000 random byte strings give text that XML allows")
    func randomBytes() {
        var generator = SplitMix64(seed: 7)
        for _ in 0..<20_000 {
            let bytes = (0..<Int.random(in: 0...12, using: &generator)).map { _ in UInt8.random(in: 0...255, using: &generator) }
            #expect(visibleText(bytes).unicodeScalars.allSatisfy(isAllowedInXML))
        }
    }

    /// XML 1.0, production 2 (Char), without the C1 controls it discourages.
    private func isAllowedInXML(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x20...0x7E, 0xA0...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }
}

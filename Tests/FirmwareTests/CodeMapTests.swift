import Firmware
import Testing

@Suite("Where code and data begin")
struct CodeMapTests {
    private let map = CodeMap([
        .init(address: 0x110, content: .data), .init(address: 0x100, content: .thumb), .init(address: 0x120, content: .thumb),
        .init(address: 0x130, content: .arm),
    ])

    @Test("the parts of a range that are Thumb code are found, whatever the order of the marks")
    func parts() {
        #expect(map.thumb(in: 0x100..<0x140) == [0x100..<0x110, 0x120..<0x130])
        #expect(map.thumb(in: 0x104..<0x10C) == [0x104..<0x10C])
        #expect(map.thumb(in: 0x110..<0x120).isEmpty)
        #expect(map.thumb(in: 0x12E..<0x200) == [0x12E..<0x130])
    }

    @Test("before the first mark nothing is known to be code")
    func beforeTheFirst() {
        #expect(map.thumb(in: 0x80..<0x104) == [0x100..<0x104])
    }

    @Test("without marks all of it is taken for code")
    func noMarks() {
        #expect(CodeMap().thumb(in: 0..<8) == [0..<8])
    }

    @Test("of two marks at one address the later counts")
    func same() {
        let map = CodeMap([.init(address: 0, content: .data), .init(address: 0, content: .thumb)])
        #expect(map.marks == [.init(address: 0, content: .thumb)])
    }
}

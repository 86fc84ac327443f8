import CortexM
import Testing

@Suite("Console")
struct ConsoleTests {
    @Test("keeps what is printed up to its limit, then says that it stopped, once")
    func limit() {
        var console = Console(limit: 3)
        for byte in "abcde".utf8 { console.append(byte) }
        #expect(console.isFull)
        #expect(String(decoding: console.bytes, as: UTF8.self) == "abc\n[console stopped after 3 bytes]\n")
        console.removeAll()
        #expect(!console.isFull && console.bytes.isEmpty)
        console.append(0x78)
        #expect(console.bytes == [0x78])
    }

    @Test("holds 16 MiB unless told otherwise")
    func defaultLimit() {
        #expect(Console().limit == 16 * 1024 * 1024)
    }
}

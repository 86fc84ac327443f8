import Firmware
import Testing

@Suite("Intel HEX images")
struct IntelHexReaderTests {
    /// A record with its checksum.
    static func record(_ type: UInt8, _ address: UInt16, _ data: [UInt8]) -> String {
        var bytes = [UInt8(data.count), UInt8(address >> 8), UInt8(address & 0xFF), type] + data
        bytes.append(0 &- bytes.reduce(0, &+))
        return ":" + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined() + "\n"
    }

    private static let end = record(1, 0, [])

    @Test("Records of types 0 to 5 give segments and the entry")
    func types() throws {
        let text =
            Self.record(4, 0, [0x08, 0x00]) + Self.record(0, 0x10, [1, 2]) + Self.record(0, 0x12, [3])
            + Self.record(0, 0x0, [9]) + Self.record(2, 0, [0x10, 0x00]) + Self.record(0, 0xFFFF, [5, 6])
            + Self.record(3, 0, [0x00, 0x01, 0x00, 0x05]) + Self.end
        let image = try FirmwareImage.read(Array(text.utf8))
        #expect(
            image.segments == [
                // Within a paragraph the offset wraps.
                Segment(address: 0x1_0000, bytes: [6]), Segment(address: 0x1_FFFF, bytes: [5]),
                Segment(address: 0x0800_0000, bytes: [9]), Segment(address: 0x0800_0010, bytes: [1, 2, 3]),
            ])
        #expect(image.entry == 0x15)
        let linear = Self.record(0, 0, [1]) + Self.record(5, 0, [8, 0, 0, 0x0D]) + Self.end
        #expect(try FirmwareImage.read(Array(linear.utf8)).entry == 0x0800_000D)
    }

    @Test("Line ends of all systems, blank lines and lower case are read")
    func layout() throws {
        let text = (Self.record(0, 0, [0xAB]) + "\n \n" + Self.record(0, 1, [0xCD]) + Self.end).lowercased()
        for end in ["\n", "\r\n", "\r"] {
            let image = try FirmwareImage.read(Array(text.replacing("\n", with: end).utf8))
            #expect(image.segments == [Segment(address: 0, bytes: [0xAB, 0xCD])])
        }
    }

    @Test("Every single wrong digit of a record is noticed")
    func everyDigit() {
        let text = Array((Self.record(0, 0x1234, [0x5A, 0xC3]) + Self.end).utf8)
        for index in 1..<17 {
            for digit in Array("0123456789ABCDEF".utf8) where digit != text[index] {
                var wrong = text
                wrong[index] = digit
                #expect(failure(wrong) != nil)
            }
        }
    }

    @Test("Each fault of a record is told with its line")
    func faults() {
        let first = Self.record(0, 0, [1, 2, 3, 4])
        #expect(failure(first) == .missingEnd(.ihex, lastLine: 1))
        #expect(failure(first + Self.end + first) == .recordAfterEnd(line: 3))
        #expect(failure(first + "oops\n" + Self.end) == .recordMark(line: 2))
        #expect(failure(first + ":0\n") == .recordDigits(line: 2))
        #expect(failure(first + ":0x000001FF\n") == .recordDigits(line: 2))
        #expect(failure(first + ":05000001FF\n") == .recordLength(line: 2, stated: 5, found: 0))
        #expect(failure(first + ":\n") == .recordLength(line: 2, stated: 0, found: -5))
        #expect(failure(first + ":00000001FE\n") == .recordChecksum(line: 2, stated: 0xFE, computed: 0xFF))
        #expect(failure(first + Self.record(6, 0, [])) == .recordType(line: 2, type: 6, .ihex))
        #expect(failure(first + Self.record(4, 0, [1])) == .recordType(line: 2, type: 4, .ihex))
        #expect(failure(first + Self.record(0, 3, [9]) + Self.end) == .overlap(address: 3, at: .line(2), other: .line(1)))
        #expect(failure(Self.end) == .nothingToLoad(.ihex))
        #expect(
            failure(Self.record(4, 0, [0xFF, 0xFF]) + Self.record(0, 0xFFFF, [1, 2]) + Self.end)
                == .pastAddressSpace(address: 0xFFFF_FFFF, count: 2, at: .line(2)))
    }
}

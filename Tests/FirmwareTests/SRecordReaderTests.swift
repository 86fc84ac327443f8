import Firmware
import Testing

@Suite("S-record images")
struct SRecordReaderTests {
    /// A record with its count and checksum; `width` bytes of address.
    static func record(_ type: Int, _ address: UInt32, width: Int, _ data: [UInt8] = []) -> String {
        let places = (0..<width).reversed().map { UInt8(truncatingIfNeeded: address >> UInt32(8 * $0)) }
        var bytes = [UInt8(width + data.count + 1)] + places + data
        bytes.append(~bytes.reduce(0, &+))
        return "S\(type)" + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined() + "\n"
    }

    private static let end = record(9, 0, width: 2)

    @Test("Addresses of all three widths load, and all three ends give the entry")
    func widths() throws {
        let data =
            Self.record(0, 0, width: 2, [0x68, 0x69]) + Self.record(1, 0x1234, width: 2, [1])
            + Self.record(2, 0x12_3456, width: 3, [2]) + Self.record(3, 0x1234_5678, width: 4, [3])
        for (end, entry) in [
            (Self.record(7, 0x0800_0101, width: 4), 0x0800_0101 as UInt32?), (Self.record(8, 0x1_0001, width: 3), 0x1_0001),
            (Self.record(9, 0x101, width: 2), 0x101), (Self.end, nil),
        ] {
            let image = try FirmwareImage.read(Array((data + Self.record(5, 3, width: 2) + end).utf8))
            #expect(image.entry == entry)
            #expect(
                image.segments == [
                    Segment(address: 0x1234, bytes: [1]), Segment(address: 0x12_3456, bytes: [2]),
                    Segment(address: 0x1234_5678, bytes: [3]),
                ])
        }
    }

    @Test("Every single wrong digit of a record is noticed")
    func everyDigit() {
        let text = Array((Self.record(1, 0x1234, width: 2, [0x5A, 0xC3]) + Self.end).utf8)
        for index in 2..<14 {
            for digit in Array("0123456789ABCDEF".utf8) where digit != text[index] {
                var wrong = text
                wrong[index] = digit
                #expect(failure(wrong) != nil)
            }
        }
    }

    @Test("Each fault of a record is told with its line")
    func faults() {
        let first = Self.record(1, 0, width: 2, [1, 2, 3, 4])
        #expect(failure(first) == .missingEnd(.srec, lastLine: 1))
        #expect(failure(first + Self.end + "\n\n" + first) == .recordAfterEnd(line: 5))
        #expect(failure(first + ":00000001FF\n") == .recordMark(line: 2))
        #expect(failure(first + "S\n") == .recordMark(line: 2))
        #expect(failure(first + Self.record(4, 0, width: 2)) == .recordType(line: 2, type: 4, .srec))
        #expect(failure(first + Self.record(7, 0, width: 2)) == .recordType(line: 2, type: 7, .srec))
        #expect(failure(first + "S9030000F\n") == .recordDigits(line: 2))
        #expect(failure(first + "S9040000FC\n") == .recordLength(line: 2, stated: 4, found: 3))
        #expect(failure(first + "S9\n") == .recordLength(line: 2, stated: 0, found: -1))
        #expect(failure(first + "S9030000FD\n") == .recordChecksum(line: 2, stated: 0xFD, computed: 0xFC))
        #expect(failure(first + Self.record(5, 2, width: 2) + Self.end) == .recordCount(line: 2, stated: 2, counted: 1))
        #expect(
            failure(first + Self.record(6, 1, width: 3) + Self.record(1, 2, width: 2, [1]) + Self.end)
                == .overlap(address: 2, at: .line(3), other: .line(1)))
        #expect(failure(Self.end) == .nothingToLoad(.srec))
        #expect(
            failure(Self.record(3, .max, width: 4, [1, 2]) + Self.end)
                == .pastAddressSpace(address: .max, count: 2, at: .line(1)))
    }
}

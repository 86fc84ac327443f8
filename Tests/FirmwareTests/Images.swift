import Firmware
import Foundation

/// The bytes of a file in fixtures/images.
func fixture(_ name: String) throws -> [UInt8] { try file("fixtures/images/\(name)") }

/// The bytes of a loader in fixtures/firmware/loader.
func loaderFixture(_ name: String) throws -> [UInt8] { try file("fixtures/firmware/loader/\(name)") }

private func file(_ path: String) throws -> [UInt8] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    return Array(try Data(contentsOf: root.appending(path: path)))
}

/// What reading ends with, as a value to compare.
func failure(
    _ bytes: [UInt8], format: FirmwareImage.Format? = nil, base: UInt32? = nil
) -> FirmwareError? {
    do throws(FirmwareError) {
        _ = try FirmwareImage.read(bytes, format: format, base: base)
        return nil
    } catch {
        return error
    }
}

/// What reading a text ends with.
func failure(_ text: String) -> FirmwareError? {
    failure(Array(text.utf8))
}

extension [UInt8] {
    /// A copy with a little-endian number put at an offset.
    func with(_ value: some FixedWidthInteger, at offset: Int) -> [UInt8] {
        var copy = self
        for index in 0..<value.bitWidth / 8 {
            copy[offset + index] = UInt8(truncatingIfNeeded: value >> (8 * index))
        }
        return copy
    }

    /// The little-endian word at an offset.
    func word(_ offset: Int) -> Int {
        (0..<4).reduce(0) { $0 | Int(self[offset + $1]) << (8 * $1) }
    }
}

/// Makes an ELF executable of raw parts: any program headers, symbols and names, sound or not.
struct ELFParts {
    /// Type, offset, physical address, size.
    var headers: [(type: UInt32, offset: UInt32, address: UInt32, size: UInt32)] = []
    var symbols: [(name: UInt32, value: UInt32, size: UInt32, info: UInt8, section: UInt16)] = []
    var names: [UInt8] = [0]
    var body: [UInt8] = []

    /// The offset of `body` in the file.
    var bodyOffset: UInt32 { UInt32(52 + 32 * headers.count) }

    func file() -> [UInt8] {
        let symbolsAt = Int(bodyOffset) + body.count
        let namesAt = symbolsAt + 16 * symbols.count
        let sectionsAt = namesAt + names.count
        var file: [UInt8] = [0x7F, 0x45, 0x4C, 0x46, 1, 1, 1] + [UInt8](repeating: 0, count: 45)
        file = file.with(UInt16(2), at: 16).with(UInt16(40), at: 18).with(UInt32(1), at: 20)
        file = file.with(UInt32(52), at: 28).with(UInt32(sectionsAt), at: 32)
        file = file.with(UInt16(52), at: 40).with(UInt16(32), at: 42).with(UInt16(headers.count), at: 44)
        file = file.with(UInt16(40), at: 46).with(UInt16(3), at: 48)
        func put(_ words: UInt32...) {
            for word in words { file += (0..<4).map { UInt8(truncatingIfNeeded: word >> UInt32(8 * $0)) } }
        }
        for header in headers {
            put(header.type, header.offset, header.address, header.address, header.size, header.size, 0, 4)
        }
        file += body
        for symbol in symbols {
            put(symbol.name, symbol.value, symbol.size)
            put(UInt32(symbol.info) | UInt32(symbol.section) << 16)
        }
        file += names
        for _ in 0..<10 { put(0) }
        put(0, 2, 0, 0, UInt32(symbolsAt), UInt32(16 * symbols.count), 2, 0, 4, 16)
        put(0, 3, 0, 0, UInt32(namesAt), UInt32(names.count), 0, 0, 1, 0)
        return file
    }
}

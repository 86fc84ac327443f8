extension FirmwareImage.Format {
    /// The format that the content shows, or nil when it shows none, as a raw binary does.
    public static func detect(_ bytes: [UInt8]) -> FirmwareImage.Format? {
        if bytes.starts(with: [0x7F, UInt8(ascii: "E"), UInt8(ascii: "L"), UInt8(ascii: "F")]) { return .elf }
        if bytes.starts(with: [0x55, 0x46, 0x32, 0x0A]) { return .uf2 }
        guard let start = bytes.firstIndex(where: { !RecordLines.isBlank($0) && !RecordLines.isLineEnd($0) }) else {
            return nil
        }
        let head = bytes[start...].prefix(4)
        let digits = head.dropFirst().allSatisfy { RecordLines.digit($0) != nil }
        guard head.count == 4, digits else { return nil }
        switch head.first {
        case UInt8(ascii: ":"): return .ihex
        case UInt8(ascii: "S"), UInt8(ascii: "s"): return .srec
        default: return nil
        }
    }

    /// What a person calls the format.
    var title: String {
        switch self {
        case .elf: "ELF"
        case .ihex: "Intel HEX"
        case .srec: "S-record"
        case .uf2: "UF2"
        case .bin: "raw binary"
        case .flm: "a CMSIS flash algorithm"
        case .stldr: "an external loader"
        }
    }
}

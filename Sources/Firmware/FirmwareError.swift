/// Why a file is not a firmware image that can be loaded.
public enum FirmwareError: Error, Sendable, Hashable {
    /// Where in the file: an offset in bytes, or a line of the text formats, counted from 1.
    public enum Place: Sendable, Hashable {
        case offset(Int)
        case line(Int)
    }

    /// A part of an ELF file.
    public enum Part: String, Sendable, Hashable {
        case fileHeader = "ELF header"
        case programHeaders = "program headers"
        case sectionHeaders = "section headers"
        case segment = "segment"
        case symbols = "symbol table"
        case strings = "string table"
    }

    /// What of a block of a UF2 file is wrong.
    public enum UF2Part: String, Sendable, Hashable, CaseIterable {
        case magic, number, payload, family
    }

    case emptyFile
    case fileTooLarge(size: Int)
    case unknownFormat
    case formatMismatch(stated: FirmwareImage.Format, found: FirmwareImage.Format?)
    case missingBase
    case unexpectedBase(FirmwareImage.Format)

    case not32Bit(elfClass: UInt8)
    case notLittleEndian(encoding: UInt8)
    case wrongMachine(UInt16)
    case notExecutable(type: UInt16)
    case outsideFile(Part, offset: Int, size: Int, fileSize: Int)
    case entrySize(Part, size: Int, expected: Int)
    case linkedSection(index: Int, count: Int)
    case unterminatedName(offset: Int)
    case segmentsExceedFile(total: Int, fileSize: Int)
    case namesExceedFile(fileSize: Int)

    case recordMark(line: Int)
    case recordDigits(line: Int)
    case recordLength(line: Int, stated: Int, found: Int)
    case recordType(line: Int, type: UInt8, FirmwareImage.Format)
    case recordChecksum(line: Int, stated: UInt8, computed: UInt8)
    case recordCount(line: Int, stated: Int, counted: Int)
    case recordAfterEnd(line: Int)
    case missingEnd(FirmwareImage.Format, lastLine: Int)

    case uf2Length(fileSize: Int)
    case uf2Block(UF2Part, offset: Int)

    case overlap(address: UInt32, at: Place, other: Place)
    case pastAddressSpace(address: UInt32, count: Int, at: Place)
    case nothingToLoad(FirmwareImage.Format)
    /// A loader without the object that describes its chip.
    case noDescription(FirmwareImage.Format, symbol: String)
}

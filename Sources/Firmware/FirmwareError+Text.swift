extension FirmwareError {
    /// What is wrong, in one sentence.
    public var message: String {
        switch self {
        case .emptyFile: "the image file is empty"
        case .fileTooLarge(let size): "the image file has \(size) bytes, more than the 4 GiB address space"
        case .unknownFormat: "the image is not ELF, Intel HEX, S-record or UF2"
        case .formatMismatch(let stated, let found?): "the image is said to be \(stated.title) but is \(found.title)"
        case .formatMismatch(let stated, nil): "the image is said to be \(stated.title) but does not begin like one"
        case .missingBase: "a raw binary does not say where it is loaded"
        case .unexpectedBase(let format): "a base address is given, but \(format.title) has addresses of its own"
        case .not32Bit(2): "the ELF file is for a 64-bit machine"
        case .not32Bit(let elfClass): "the ELF file has the unknown class \(elfClass)"
        case .notLittleEndian(2): "the ELF file is big-endian"
        case .notLittleEndian(let encoding): "the ELF file has the unknown data encoding \(encoding)"
        case .wrongMachine(let machine): "the ELF file is for \(Self.machineName(machine)), not for Arm"
        case .notExecutable(let type): "the ELF file is \(Self.typeName(type)), not an executable"
        case .outsideFile(let part, let offset, let size, let fileSize):
            "the \(part.rawValue) at offset \(hex(offset)) (\(size) bytes) ends past the end of the file (\(fileSize) bytes)"
        case .entrySize(let part, let size, let expected):
            "an entry of the \(part.rawValue) has \(size) bytes where \(expected) are needed"
        case .linkedSection(let index, let count):
            "the symbol table takes its names from section \(index), but the file has \(count) sections"
        case .unterminatedName(let offset): "the symbol name at offset \(hex(offset)) has no end"
        case .segmentsExceedFile(let total, let fileSize):
            "the segments claim \(total) bytes of a file that has \(fileSize)"
        case .namesExceedFile(let fileSize):
            "the names of the symbols add up to more than twice the file (\(fileSize) bytes)"
        case .recordMark(let line): "line \(line) does not start like a record"
        case .recordDigits(let line): "line \(line) has something other than pairs of hexadecimal digits"
        case .recordLength(let line, let stated, let found):
            "the record on line \(line) says it has \(stated) bytes but has \(found)"
        case .recordType(let line, let type, let format):
            "line \(line) has record type \(type), which \(format.title) does not define or not with this length"
        case .recordChecksum(let line, let stated, let computed):
            "the checksum on line \(line) is \(hex(Int(stated))) but its bytes give \(hex(Int(computed)))"
        case .recordCount(let line, let stated, let counted):
            "line \(line) counts \(stated) data records before it, but there are \(counted)"
        case .recordAfterEnd(let line): "line \(line) follows the end record"
        case .missingEnd(let format, let lastLine): "the \(format.title) file ends at line \(lastLine) without an end record"
        case .uf2Length(let fileSize): "a UF2 file has blocks of 512 bytes, but this one has \(fileSize) bytes"
        case .uf2Block(let part, let offset): "the UF2 block at offset \(hex(offset & ~511)) \(Self.problem(part))"
        case .overlap(let address, let place, let other):
            "address \(hex(Int(address))) is loaded twice, by \(Self.describe(other)) and by \(Self.describe(place))"
        case .pastAddressSpace(let address, let count, _):
            "\(count) bytes at \(hex(Int(address))) run past the end of the address space"
        case .nothingToLoad(let format): "the \(format.title) image has no bytes to load"
        case .noDescription(let format, let symbol): "the image is said to be \(format.title), but it has no '\(symbol)'"
        }
    }

    /// What to do about it.
    public var help: String {
        switch self {
        case .emptyFile, .nothingToLoad: "check that the build wrote the file, and that its sections are loadable"
        case .fileTooLarge: "give the firmware image itself, not a disk image or archive"
        case .unknownFormat: "for a raw binary, state the format 'bin' and its base address"
        case .formatMismatch(_, let found?): "state the format '\(found.rawValue)', or leave it out"
        case .formatMismatch(_, nil): "check the path, or state the format 'bin' and a base address for a raw binary"
        case .missingBase: "give the base address, that of the start of flash as a rule"
        case .unexpectedBase: "leave the base address out; it is for raw binaries alone"
        case .not32Bit, .notLittleEndian, .wrongMachine:
            "build for a 32-bit little-endian Arm Cortex-M, such as --target=thumbv7em-none-eabi"
        case .notExecutable: "link it at fixed addresses with the linker script of the device, and give the linked file"
        case .outsideFile, .missingEnd: "the file seems cut off or damaged: build or copy it again"
        case .entrySize, .linkedSection, .unterminatedName, .segmentsExceedFile, .namesExceedFile:
            "the file seems damaged: build or copy it again"
        case .recordMark, .recordDigits, .recordLength, .recordType, .recordChecksum, .recordCount:
            "the file seems damaged or edited by hand: make it again with objcopy"
        case .uf2Length, .uf2Block(.magic, _), .uf2Block(.payload, _): "the file seems cut off or damaged: build or copy it again"
        case .uf2Block(.number, _): "give one UF2 file as it was made: parts of files cannot be joined"
        case .uf2Block(.family, _): "give a file for one family, that of the machine"
        case .recordAfterEnd: "remove what follows, or join images with a tool that leaves one end record"
        case .overlap: "check the linker script, or the images that were joined, for two parts at one load address"
        case .noDescription: "keep the symbol and its section when linking, or leave the format out"
        case .pastAddressSpace: "check the load addresses in the linker script, or the base address"
        }
    }

    /// Where in the file, where one place is to blame.
    public var place: Place? {
        switch self {
        case .uf2Block(_, let offset): .offset(offset)
        case .outsideFile(_, let offset, _, _), .unterminatedName(let offset): .offset(offset)
        case .recordMark(let line), .recordDigits(let line), .recordLength(let line, _, _),
            .recordType(let line, _, _), .recordChecksum(let line, _, _), .recordCount(let line, _, _),
            .recordAfterEnd(let line), .missingEnd(_, let line):
            .line(line)
        case .overlap(_, let place, _), .pastAddressSpace(_, _, let place): place
        case .not32Bit: .offset(4)
        case .notLittleEndian: .offset(5)
        case .notExecutable: .offset(16)
        case .wrongMachine: .offset(18)
        default: nil
        }
    }

    private static func describe(_ place: Place) -> String {
        switch place {
        case .offset(let offset): "the segment at offset \(hex(offset))"
        case .line(let line): "the records from line \(line)"
        }
    }

    private static func problem(_ part: UF2Part) -> String {
        switch part {
        case .magic: "has not the three magic numbers"
        case .number: "says another place in the file, or another number of blocks, than it has"
        case .payload: "says that it has more than 476 bytes"
        case .family: "is for another family than those before it"
        }
    }

    private static func typeName(_ type: UInt16) -> String {
        switch type {
        case 1: "an object file that is not linked"
        case 3: "a shared object or position-independent"
        case 4: "a core dump"
        default: "of type \(type)"
        }
    }

    private static func machineName(_ machine: UInt16) -> String {
        switch machine {
        case 3: "x86"
        case 8: "MIPS"
        case 62: "x86-64"
        case 83: "AVR"
        case 94: "Xtensa"
        case 183: "AArch64"
        case 243: "RISC-V"
        default: "machine \(machine)"
        }
    }
}

private func hex(_ value: Int) -> String {
    "0x" + String(value, radix: 16, uppercase: true)
}

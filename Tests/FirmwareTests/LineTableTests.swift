import Firmware
import Testing

/// The images of fixtures/firmware/explain: the same program with the debug information of gcc and clang.
enum ExplainImages {
    static let withLines = ["gcc-dwarf4", "gcc-dwarf5", "clang-dwarf5"]

    static func bytes(_ name: String) throws -> [UInt8] { try fixture("../firmware/explain/\(name).elf") }

    static func image(_ name: String) throws -> FirmwareImage { try FirmwareImage.read(bytes(name)) }
}

@Suite("LineTable: the source lines of instructions")
struct LineTableTests {
    @Test("the lines of a function are found in DWARF 4 and 5, of gcc and clang", arguments: ExplainImages.withLines)
    func lines(name: String) throws {
        let image = try ExplainImages.image(name)
        let table = LineTable(try #require(image.debug))
        func line(_ function: String, _ offset: UInt32 = 0) throws -> String? {
            let symbol = try #require(image.symbols.symbol(named: function))
            return table.line(at: symbol.address + offset)?.description
        }
        #expect(try line("divide") == "explain/drivers/sensor.c:4")
        #expect(try line("sensor_mean") == "explain/drivers/sensor.c:7")
        #expect(try line("report") == "explain/explain.c:26")
        #expect(try line("done") == "explain/explain.c:23")
    }

    @Test("code without lines has none: assembly, data, and what lies behind the last function")
    func without() throws {
        let image = try ExplainImages.image("gcc-dwarf5")
        let table = LineTable(try #require(image.debug))
        let reset = try #require(image.symbols.symbol(named: "Reset_Handler"))
        for address in [0, 4, reset.address, reset.address + 4, 0x2000_0000, .max] { #expect(table.line(at: address) == nil) }
    }

    @Test("an image without debug sections has none at all")
    func stripped() throws {
        #expect(try ExplainImages.image("records").debug == nil)
        #expect(try FirmwareImage.read(fixture("tiny.hex")).debug == nil)
    }

    @Test("every stretch of a line gives that line when one asks for an address in it", arguments: ExplainImages.withLines)
    func stretches(name: String) throws {
        let table = LineTable(try #require(try ExplainImages.image(name).debug))
        var count = 0
        table.forEachLine { range, line in
            // Of two lines at one address a look-up chooses; the stretches have each.
            if let found = table.line(at: range.upperBound - 1) {
                #expect(found.path == line.path)
                count += found == line ? 1 : 0
            }
        }
        #expect(count > 20)
    }

    @Test("before version 5 the folder of the compilation is found in .debug_info")
    func folderOfCompilation() throws {
        let folder = Array("/home/a/project\0".utf8)
        let tables = Array("/home/a/project/src\0\0main.c\0".utf8) + [1, 0, 0, 0]
        let header: [UInt8] = [2, 1, 0xFB, 14, 10, 0, 1, 1, 1, 1, 0, 0, 0, 1] + tables
        var line: [UInt8] = [3, 0] + word(header.count) + header + [0, 5, 2, 0x00, 0x01, 0, 0] + [1, 2, 2, 0, 1, 1]
        line = word(line.count) + line
        // A unit whose entry has a name, its folder and its line table.
        let abbreviations: [UInt8] = [1, 0x11, 0, 0x03, 0x08, 0x1B, 0x08, 0x10, 0x06, 0, 0, 0]
        var info: [UInt8] = [3, 0] + word(0) + [4, 1] + Array("main.c\0".utf8) + folder + word(0)
        info = word(info.count) + info
        let image = try DebugFile.image(line: line, info: info, abbreviations: abbreviations)
        #expect(LineTable(try #require(image.debug)).line(at: 0x100)?.path == "src/main.c")
        let without = try DebugFile.image(line: line)
        #expect(LineTable(try #require(without.debug)).line(at: 0x100)?.path == "/home/a/project/src/main.c")
    }

    @Test("a program of DWARF 3 with its own directories, as older assemblers write")
    func oldVersion() throws {
        var unit = Array("\u{1B}src\0\0main.c\0".utf8.dropFirst())
        unit += [1, 0, 0] + Array("/opt/crt.s\0".utf8) + [0, 0, 0, 0]
        let program: [UInt8] =
            [0, 5, 2, 0x00, 0x01, 0, 0] + [3, 9, 1] + [4, 2, 2, 2, 3, 0x7F, 1] + [2, 2, 0, 1, 1]
        let header: [UInt8] = [2, 1, 0xFB, 14, 10, 0, 1, 1, 1, 1, 0, 0, 0, 1] + unit
        var bytes: [UInt8] = [3, 0] + word(header.count) + header + program
        bytes = word(bytes.count) + bytes
        let table = LineTable(try #require(DebugFile.image(line: bytes).debug))
        #expect(table.line(at: 0x100)?.description == "src/main.c:10")
        #expect(table.line(at: 0x104)?.description == "/opt/crt.s:9")
        #expect(table.line(at: 0x108) == nil)
    }

    @Test("paths are relative to the folder of the compilation where they lie in it")
    func paths() throws {
        func path(_ directory: String, _ name: String) throws -> String? {
            let strings = Array("/home/a/project\0\(directory)\0\(name)\0".utf8)
            let tables: [UInt8] =
                [1, 1, 0x1F, 2] + word(0) + word(16)
                + [2, 1, 0x1F, 2, 0x0B, 1] + word(16 + directory.utf8.count + 1) + [1]
            let header: [UInt8] = [2, 1, 1, 0xFB, 14, 10, 0, 1, 1, 1, 1, 0, 0, 0, 1] + tables
            let program: [UInt8] = [0, 5, 2, 0x00, 0x01, 0, 0] + [4, 0, 1] + [2, 2, 0, 1, 1]
            var bytes: [UInt8] = [5, 0, 4, 0] + word(header.count) + header + program
            bytes = word(bytes.count) + bytes
            return LineTable(try #require(DebugFile.image(line: bytes, lineStrings: strings).debug)).line(at: 0x102)?.path
        }
        #expect(try path("/home/a/project/src", "main.c") == "src/main.c")
        #expect(try path("/home/a/project", "main.c") == "main.c")
        #expect(try path("/home/a/projects", "main.c") == "/home/a/projects/main.c")
        #expect(try path("src", "main.c") == "src/main.c")
        #expect(try path("src", "/abs/main.c") == "/abs/main.c")
        #expect(try path("./src", "main.c") == "src/main.c")
    }

    private func word(_ value: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
}

/// Makes an ELF executable of debug sections.
enum DebugFile {
    static func bytes(
        line: [UInt8] = [], lineStrings: [UInt8] = [], frame: [UInt8] = [], info: [UInt8] = [], abbreviations: [UInt8] = []
    ) -> [UInt8] {
        let sections = [
            ("", []), (".debug_line", line), (".debug_line_str", lineStrings), (".debug_frame", frame), (".debug_info", info),
            (".debug_abbrev", abbreviations),
        ]
        var names: [UInt8] = []
        var nameOffsets: [Int] = []
        for (name, _) in sections {
            nameOffsets.append(names.count)
            names += Array(name.utf8) + [0]
        }
        nameOffsets.append(0)
        let parts = sections.map(\.1) + [names]
        var file: [UInt8] = [0x7F, 0x45, 0x4C, 0x46, 1, 1, 1] + [UInt8](repeating: 0, count: 9)
        file += [2, 0, 40, 0, 1, 0, 0, 0] + [UInt8](repeating: 0, count: 28)
        file = file.with(UInt32(52), at: 28).with(UInt16(52), at: 40).with(UInt16(32), at: 42).with(UInt16(1), at: 44)
        // One segment: a word of it.
        file += [UInt8](repeating: 0, count: 32)
        file = file.with(UInt32(1), at: 52).with(UInt32(4), at: 52 + 16)
        var headers: [UInt8] = []
        for (index, part) in parts.enumerated() {
            var header = [UInt8](repeating: 0, count: 40).with(UInt32(nameOffsets[index]), at: 0)
            header = header.with(UInt32(index == 0 ? 0 : 1), at: 4).with(UInt32(file.count), at: 16)
            header = header.with(UInt32(part.count), at: 20)
            headers += header
            file += part
        }
        file = file.with(UInt32(file.count), at: 32).with(UInt16(40), at: 46).with(UInt16(parts.count), at: 48).with(
            UInt16(parts.count - 1), at: 50)
        return file + headers
    }

    static func image(
        line: [UInt8] = [], lineStrings: [UInt8] = [], frame: [UInt8] = [], info: [UInt8] = [], abbreviations: [UInt8] = []
    ) throws -> FirmwareImage {
        try FirmwareImage.read(
            bytes(line: line, lineStrings: lineStrings, frame: frame, info: info, abbreviations: abbreviations))
    }
}

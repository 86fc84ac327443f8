/// The sections of an ELF file that debuggers read. They are bytes until somebody asks for a ``LineTable`` or a
/// ``CallFrameTable``.
public struct DebugSections: Sendable, Hashable {
    /// The whole file, shared with whoever read it.
    let file: [UInt8]
    /// Where in the file each section is; empty for one that is not there.
    private(set) var line = 0..<0
    private(set) var lineStrings = 0..<0
    private(set) var strings = 0..<0
    private(set) var frame = 0..<0
    private(set) var info = 0..<0
    private(set) var abbreviations = 0..<0
    /// Whether code was linked to address 0, where those functions stand too that the linker left out.
    let hasCodeAtZero: Bool

    /// The sections that are not there yet.
    init(_ file: [UInt8], hasCodeAtZero: Bool) {
        self.file = file
        self.hasCodeAtZero = hasCodeAtZero
    }

    var isEmpty: Bool { line.isEmpty && frame.isEmpty }

    /// Notes where the section of that name is, if it is one of these.
    mutating func add(_ name: String, _ range: Range<Int>) {
        switch name {
        case ".debug_line": line = range
        case ".debug_line_str": lineStrings = range
        case ".debug_str": strings = range
        case ".debug_frame": frame = range
        case ".debug_info": info = range
        case ".debug_abbrev": abbreviations = range
        default: break
        }
    }

    /// A cursor over a range that lies in a section.
    func cursor(_ range: Range<Int>) -> ByteCursor { ByteCursor(file, range) }

    /// Whether what is said to start at an address was left out by the linker, which gives such code the address 0.
    func isLeftOut(_ address: UInt32) -> Bool { address == 0 && !hasCodeAtZero }
}

extension ELFReader {
    /// Where the debug sections are; nil when there are none, or when the section headers are no use.
    func debugSections(_ symbols: SymbolTable) -> DebugSections? {
        do throws(FirmwareError) {
            guard let sections = try sectionHeaders() else { return nil }
            let namesIndex = Int(half(50))
            guard namesIndex < sections.count, let names = contents(sections.header(namesIndex)) else { return nil }
            let codeAtZero = symbols.function(containing: 0).map { $0.symbol.isFunction && $0.offset == 0 } ?? false
            var result = DebugSections(bytes, hasCodeAtZero: codeAtZero)
            for index in 0..<sections.count {
                let header = sections.header(index)
                let start = names.lowerBound.addingReportingOverflow(Int(word(header)))
                guard !start.overflow, start.partialValue < names.upperBound, let range = contents(header) else { continue }
                result.add(name(start.partialValue..<names.upperBound), range)
            }
            return result.isEmpty ? nil : result
        } catch {
            return nil
        }
    }

    /// Where a section's bytes are; nil for one without bytes, a compressed one (SHF_COMPRESSED), and one outside the file.
    func contents(_ header: Int) -> Range<Int>? {
        let (type, flags, offset, size) = (word(header + 4), word(header + 8), Int(word(header + 16)), Int(word(header + 20)))
        guard type != 8, flags & 0x800 == 0, size > 0, offset <= bytes.count, size <= bytes.count - offset else { return nil }
        return offset..<offset + size
    }

    /// The section's name at a place; no name asked for is longer than this looks.
    func name(_ place: Range<Int>) -> String {
        String(decoding: bytes[place].prefix(20).prefix { $0 != 0 }, as: UTF8.self)
    }
}

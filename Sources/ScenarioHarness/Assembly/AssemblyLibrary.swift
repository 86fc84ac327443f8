internal import CortexM
internal import Diagnostics
internal import Firmware
internal import ScenarioLanguage

/// The blocks of assembly of a plan: each is assembled once for each layout.
struct AssemblyLibrary {
    private struct Key: Hashable {
        var text: String
        var layout: AssemblyLayout
    }

    private struct Entry {
        var image: LoadedImage
        var warnings: [AssemblerMessage]
    }

    private var entries: [Key: Result<Entry, Assembler.Problem>] = [:]

    /// The image of a block, and what is wrong with the block; nil with an error. `sources` has the text of its file.
    mutating func image(
        of assembly: Located<AssemblySource>, for machine: MachineConfiguration, _ sources: SourceTexts
    ) -> (image: LoadedImage?, diagnostics: [Diagnostic]) {
        guard let layout = AssemblyLayout(machine) else { return (nil, [.noPlaceForAssembly(machine.name, at: assembly.span)]) }
        let key = Key(text: assembly.value.text, layout: layout)
        let result = entries[key] ?? Self.assemble(key)
        entries[key] = result
        let place = AssemblyPlace(assembly: assembly, sources: sources)
        switch result {
        case .success(let entry): return (entry.image, entry.warnings.map { .assembler($0, at: place.span(of: $0.place)) })
        case .failure(.missing(let missing)): return (nil, [.noAssembler(missing, at: assembly.span)])
        case .failure(.host(let reason)): return (nil, [.badAssembly(reason, at: assembly.span)])
        case .failure(.firmware(let error)): return (nil, [.badAssembly(error.message, at: assembly.span)])
        case .failure(.messages(let messages)):
            return (nil, messages.map { .assembler($0, at: place.span(of: $0.place)) })
        }
    }

    private static func assemble(_ key: Key) -> Result<Entry, Assembler.Problem> {
        do throws(Assembler.Problem) {
            let (image, warnings) = try Assembler.assemble(key.text, key.layout)
            let loaded = LoadedImage(path: "assembly", hash: hash(image), image: image)
            return .success(Entry(image: loaded, warnings: warnings))
        } catch {
            return .failure(error)
        }
    }

    /// Of what is loaded, wherever it is assembled.
    private static func hash(_ image: FirmwareImage) -> String {
        let bytes = image.segments.flatMap { segment in
            (0..<4).map { UInt8(truncatingIfNeeded: segment.address >> (8 * $0)) } + segment.bytes
        }
        return SHA256.hexDigest(bytes)
    }
}

/// Where lines of a block of assembly stand in its file.
struct AssemblyPlace {
    let assembly: Located<AssemblySource>
    let sources: SourceTexts

    /// From a place to the end of its line; the whole block for what has no place, or whose line is not the file's.
    func span(of place: AssemblerMessage.Place?) -> SourceSpan {
        let whole = assembly.span
        guard let place else { return whole }
        let lines = assembly.value.text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.indices.contains(place.line - 1) else { return whole }
        let text = lines[place.line - 1]
        let number = assembly.value.isBlock ? whole.start.line + place.line : whole.start.line
        guard assembly.value.isBlock || lines.count == 1, let source = sources.line(whole.file, number) else { return whole }
        let blank = source.unicodeScalars.prefix { $0 == " " }.count
        let ownBlank = text.unicodeScalars.prefix { $0 == " " }.count
        // The value of an axis in the line moves its columns: then all of it is meant.
        guard let range = source.lastRange(of: text), !text.isEmpty else {
            return span(whole.file, number, blank + 1, source.unicodeScalars.count + 1)
        }
        let start = source.unicodeScalars.distance(from: source.startIndex, to: range.lowerBound)
        let first = assembly.value.isBlock ? max(0, blank - ownBlank) : start
        let end = first + text.unicodeScalars.count + 1
        return span(whole.file, number, min(first + place.column, end - 1), end)
    }

    private func span(_ file: String, _ line: Int, _ from: Int, _ to: Int) -> SourceSpan {
        SourceSpan(
            file: file, start: SourcePosition(line: line, column: from), end: SourcePosition(line: line, column: max(from + 1, to)))
    }
}

extension String {
    /// The last place of another text in this one.
    fileprivate func lastRange(of other: Substring) -> Range<Index>? { ranges(of: other).last }
}

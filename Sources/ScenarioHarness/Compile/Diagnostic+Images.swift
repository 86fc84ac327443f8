internal import Diagnostics
internal import Firmware

/// The wording of mistakes in images and their names (FL1001 to FL1007).
extension Diagnostic {
    static func fileOfNoUse(_ what: String, _ path: String, _ failure: HostFiles.Failure, at span: SourceSpan?) -> Diagnostic {
        Diagnostic(
            .fileOfNoUse, "cannot read \(what) '\(path)': \(failure.reason)", at: span,
            help: failure.isMissing && span != nil ? "paths are relative to the file that they stand in" : nil)
    }

    static func outsideRoot(_ what: String, _ path: String, root: String, at span: SourceSpan?) -> Diagnostic {
        Diagnostic(
            .outsideRoot, "\(what) '\(path)' is outside the project", at: span,
            help: "keep it under the project's root, or allow it with '--allow-outside-root'",
            notes: [Note("note", "the root is the nearest folder above the scenario file that holds Package.swift or .git")])
    }

    static func badImage(_ path: String, _ error: FirmwareError, at span: SourceSpan?) -> Diagnostic {
        Diagnostic(
            .badImage, error.message, at: span, help: error.help, notes: [Note("file", "\(path)")])
    }

    static func imageOutsideMemory(
        _ image: LoadedImage, _ segment: Segment, firstMissing: UInt32, machine: String, regions: [String], at span: SourceSpan?
    ) -> Diagnostic {
        Diagnostic(
            .imageOutsideMemory,
            "'\(image.path)' loads \(segment.bytes.count) bytes at \(HexText.word(segment.address)), but \(machine) has no memory at \(HexText.word(firstMissing))",
            at: span, help: "build the image for this machine, or name the machine it is for",
            notes: [Note("note", "the memory of \(machine) is " + regions.joined(separator: ", "))])
    }

    static func imagesOverlap(_ first: String, _ second: String, _ address: UInt32, at span: SourceSpan?) -> Diagnostic {
        Diagnostic(
            .imagesOverlap, "'\(second)' and '\(first)' both load \(HexText.word(address))", at: span,
            help: "link them at addresses of their own")
    }

    static func unknownSymbol(_ name: String, _ images: ImageSet, at span: SourceSpan?) -> Diagnostic {
        let hasSymbols = images.images.contains { !$0.image.symbols.symbols.isEmpty }
        guard hasSymbols else {
            return Diagnostic(
                .unknownSymbol, "no symbol '\(name)': the image has no symbols", at: span,
                help: "give the ELF file before it was stripped or converted, or write the address as a number")
        }
        let names = images.images.flatMap { $0.image.symbols.symbols.map(\.name) }
        return Diagnostic(
            .unknownSymbol, "no symbol '\(name)' in \(images.images.map { "'\($0.path)'" }.joined(separator: " and "))", at: span,
            help: Suggestion.help(for: name, among: names))
    }

    static func ambiguousSymbol(_ name: String, _ addresses: [UInt32], at span: SourceSpan?) -> Diagnostic {
        Diagnostic(
            .ambiguousSymbol, "'\(name)' stands for \(addresses.count) addresses", at: span, help: "write the address as a number",
            notes: [Note("note", "they are " + addresses.prefix(8).map(HexText.word).joined(separator: ", "))])
    }
}

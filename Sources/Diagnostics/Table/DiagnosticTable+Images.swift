/// The codes of firmware images, FL1001 to FL1999.
extension DiagnosticEntry {
    /// FL1001: a file that cannot be read.
    package static let fileOfNoUse = DiagnosticEntry(
        1001, "a file that cannot be read",
        means: "An image, machine file or folder that the scenario names is not there, or the system does not let it be read.",
        remedy: "Check the path, which is relative to the scenario file, and build the image first.")

    /// FL1002: a path outside the project.
    package static let outsideRoot = DiagnosticEntry(
        1002, "a path outside the project",
        means: """
            A scenario may only name files under the root of its project: the nearest folder above it with Package.swift or \
            .git, or else the working directory. Links are followed before this is decided.
            """,
        remedy: "Copy the file into the project, or run with `--allow-outside-root`.")

    /// FL1003: a file that is no usable image.
    package static let badImage = DiagnosticEntry(
        1003, "a file that is no usable image",
        means: "The file was read, but is not a firmware image in the format given or found, or is damaged.",
        remedy: "The help beside the caret says what to do about this kind of damage.")

    /// FL1004: an image outside the machine's memory.
    package static let imageOutsideMemory = DiagnosticEntry(
        1004, "an image outside the machine's memory",
        means: "The image has bytes for addresses where the machine has neither flash nor RAM.",
        remedy: "Use the machine that the image was linked for, or correct the linker script.")

    /// FL1005: two images at one address.
    package static let imagesOverlap = DiagnosticEntry(
        1005, "two images at one address",
        means: "Two images of the scenario load the same address.",
        remedy: "Link a boot loader and its application at addresses that do not overlap.")

    /// FL1006: an unknown symbol.
    package static let unknownSymbol = DiagnosticEntry(
        1006, "an unknown symbol",
        means: "The name is not in the symbol table of any image of the scenario.",
        remedy: "Check the spelling; a static function may have been inlined, and then has no symbol.")

    /// FL1007: a symbol with several addresses.
    package static let ambiguousSymbol = DiagnosticEntry(
        1007, "a symbol with several addresses",
        means: "Several static functions share the name, or two images have it.",
        remedy: "Write the address as a number, or give the function a name of its own.")
}

extension DiagnosticTable {
    /// 1xxx, what is wrong with a firmware file.
    static let images: [DiagnosticEntry] = [
        .fileOfNoUse, .outsideRoot, .badImage, .imageOutsideMemory, .imagesOverlap, .unknownSymbol, .ambiguousSymbol,
    ]
}

/// The registers of the Flash Patch and Breakpoint unit (DDI 0403 C1.11), or of the Breakpoint Unit of Armv6-M: code comparators,
/// then literal comparators.
package struct FlashPatch: Sendable {
    /// FP_CTRL.ENABLE.
    package var isEnabled = false
    /// FP_REMAP.REMAP: where the first comparator's replacement is.
    package var remap: UInt32 = 0
    /// FP_COMPn.
    package var comparators: InlineArray<8, UInt32> = .init(repeating: 0)

    // What the comparators come to, kept by `refresh(_:)`.
    /// A code comparator looks for something.
    package private(set) var isActive = false
    /// A code comparator replaces an instruction.
    package private(set) var remapsCode = false
    /// A literal comparator replaces a literal.
    package private(set) var remapsLiterals = false

    package init() {}

    /// Works out what is active, after a change.
    mutating func refresh(_ features: DebugFeatures) {
        isActive = false
        remapsCode = false
        remapsLiterals = false
        guard isEnabled else { return }
        for index in 0..<features.codeComparators where comparators[index] & 1 != 0 {
            isActive = true
            if replaces(index, features) { remapsCode = true }
        }
        for index in features.literalIndices where comparators[index] & 1 != 0 { remapsLiterals = true }
    }

    /// Whether the instruction at an address is replaced by a breakpoint.
    func breaks(at address: UInt32, _ features: DebugFeatures) -> Bool {
        guard isActive else { return false }
        for index in 0..<features.codeComparators {
            let comparator = comparators[index]
            guard comparator & 1 != 0 else { continue }
            if features.breakpointRevision > 0 {
                if comparator & ~1 == address { return true }
            } else if comparator & 0x1FFF_FFFC == address & ~3 {
                // COMP has bits 28 to 2: it matches in the Code region, where the others are zero.
                // REPLACE: 1 the lower half-word, 2 the upper, 3 both.
                if comparator >> 30 & (address & 2 == 0 ? 1 : 2) != 0 { return true }
            }
        }
        return false
    }

    /// Where the instruction half-word at an address is fetched from instead.
    func codeReplacement(of address: UInt32, _ features: DebugFeatures) -> UInt32? {
        guard remapsCode, address >> 29 == 0 else { return nil }
        for index in 0..<features.codeComparators where replaces(index, features) {
            if comparators[index] & 0x1FFF_FFFC == address & ~3 { return replacement(index) | address & 3 }
        }
        return nil
    }

    /// Where a literal is loaded from instead.
    func literalReplacement(of address: UInt32, _ features: DebugFeatures) -> UInt32? {
        guard remapsLiterals, address >> 29 == 0 else { return nil }
        for index in features.literalIndices where comparators[index] & 1 != 0 {
            if comparators[index] & 0x1FFF_FFFC == address & ~3 { return replacement(index) | address & 3 }
        }
        return nil
    }

    /// Whether code comparator `index` is on and replaces what it matches: REPLACE 0 of revision 1, where there is a table.
    private func replaces(_ index: Int, _ features: DebugFeatures) -> Bool {
        features.canRemap && comparators[index] & 0xC000_0001 == 1
    }

    private func replacement(_ index: Int) -> UInt32 {
        0x2000_0000 | remap &+ 4 &* UInt32(truncatingIfNeeded: index)
    }
}

extension DebugFeatures {
    /// Whether the FPB can take words from a table in SRAM: revision 1 with literal comparators.
    package var canRemap: Bool { breakpointRevision == 0 && literalComparators > 0 }

    /// The literal comparators, which follow those for code.
    var literalIndices: Range<Int> { codeComparators..<(codeComparators &+ literalComparators) }
}

/// The cycles of entry, return and chaining, with zero-wait memory.
///
/// Those of M3 and M4 are measured; the return and the chaining of M0, M0+ and M7 have no published figure, and take the M3's.
package struct ExceptionTiming: Sendable, Hashable {
    /// From the request to the first instruction of the handler.
    package var entry: UInt64
    /// From the return to the first instruction of what was interrupted.
    package var exit: UInt64
    /// From the return to the first instruction of the next handler.
    package var tailChain: UInt64
    /// What it adds that the handler is in SRAM, so that its vector's fetch waits for the stacking.
    package var entryToSRAM: UInt64
    /// What it adds to return to code in SRAM.
    package var exitToSRAM: UInt64
    /// What 17 more words of a floating-point frame add when they are stored at the entry, or loaded at the return.
    package var floatingPointFrame: UInt64
    /// What the save of a floating-point context costs when it was left to the handler's first floating-point instruction. No
    /// figure of it is published; it is a store of as many words.
    package var lazySave: UInt64

    package init(_ core: CoreTiming) {
        switch core {
        case .cortexM0: self.init(entry: 16)
        case .cortexM0Plus: self.init(entry: 15)
        case .cortexM3, .cortexM4: self.init(entry: 12, entryToSRAM: 6, exitToSRAM: 3)
        case .cortexM7: self.init(entry: 12)
        }
    }

    private init(entry: UInt64, entryToSRAM: UInt64 = 0, exitToSRAM: UInt64 = 0) {
        self.entry = entry
        exit = 10
        tailChain = 6
        self.entryToSRAM = entryToSRAM
        self.exitToSRAM = exitToSRAM
        floatingPointFrame = 17
        lazySave = 17
    }
}

extension UInt32 {
    /// Whether this is an address in the SRAM region of the memory map, 0x20000000 to 0x3FFFFFFF.
    var isInSRAM: Bool { self >> 29 == 1 }
}

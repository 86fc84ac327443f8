internal import Firmware

/// The table of vectors that a block of assembly gets when it has none: the top of RAM, `Reset_Handler`, `_start` or the first
/// instruction, and for each exception the handler that has its CMSIS name, or else one that spins.
struct VectorTable {
    private static let names: [Int: String] = [
        2: "NMI_Handler", 3: "HardFault_Handler", 4: "MemManage_Handler", 5: "BusFault_Handler", 6: "UsageFault_Handler",
        11: "SVC_Handler", 12: "DebugMon_Handler", 14: "PendSV_Handler", 15: "SysTick_Handler",
    ]
    private static let defaultName = "Default_Handler"

    let layout: AssemblyLayout

    /// Bytes of the table and of the handler that spins.
    var size: Int { words * 4 + 4 }

    private var words: Int { 16 + layout.interrupts }
    private var spin: UInt32 { layout.code.base &+ UInt32(truncatingIfNeeded: words * 4) }

    /// The image with its table.
    func added(to image: FirmwareImage) -> FirmwareImage {
        let first = layout.code.base &+ UInt32(truncatingIfNeeded: size)
        func address(_ names: [String]) -> UInt32? {
            names.lazy.compactMap { image.symbols.symbol(named: $0)?.address }.first.map { $0 | 1 }
        }
        let fallback = address([Self.defaultName]) ?? spin | 1
        var vectors = [layout.ram.end, address(["Reset_Handler", "_start"]) ?? first | 1]
        for number in 2..<words {
            let name = number < 16 ? Self.names[number] : "IRQ\(number - 16)_Handler"
            vectors.append(name.flatMap { address([$0]) } ?? fallback)
        }
        var bytes = vectors.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) } }
        // B . and, to fill the word, NOP.
        bytes += [0xFE, 0xE7, 0x00, 0xBF]
        var result = image
        result.segments.insert(Segment(address: layout.code.base, bytes: bytes), at: 0)
        if image.symbols.symbol(named: Self.defaultName) == nil {
            let handler = SymbolTable.Symbol(name: Self.defaultName, address: spin, size: 4, isFunction: true)
            result.symbols = SymbolTable(image.symbols.symbols + [handler])
        }
        return result
    }
}

/// A command word of SPIFI (UM10503 section 21.7): what CMD and MCMD hold.
struct SPIFICommand: Sendable, Hashable {
    let word: UInt32

    /// DATALEN.
    var count: UInt32 { word & 0x3FFF }
    var polls: Bool { word & 1 << 14 != 0 }
    var isWrite: Bool { word & 1 << 15 != 0 }
    /// FRAMEFORM 0 is reserved, and sends nothing.
    var isReserved: Bool { frameForm == 0 }

    private var frameForm: UInt32 { word >> 21 & 7 }
    /// 1: data wide. 2: all but the opcode. 3: all.
    private var fieldForm: UInt32 { word >> 19 & 3 }

    /// The frame to an address. `wide` is what wide fields have: 4 lines, or 2.
    func frame(address: UInt32, intermediate: UInt32, wide: Int, hasData: Bool) -> NORFrame {
        var frame = NORFrame()
        let others = fieldForm >= 2 ? wide : 1
        if frameForm < 6 { frame.opcode = .init(word >> 24, bits: 8, lines: fieldForm == 3 ? wide : 1) }
        let addressBytes = [0, 0, 1, 2, 3, 4, 3, 4][Int(frameForm)]
        frame.address = .init(address, bits: 8 * addressBytes, lines: addressBytes == 0 ? 0 : others)
        let bytes = Int(word >> 16 & 7)
        // IDATA has four bytes, the lowest first; what INTLEN asks for beyond them is zeros.
        let sent = min(4, bytes)
        if sent > 0 { frame.mode = .init(intermediate.byteSwapped >> UInt32(32 - 8 * sent), bits: 8 * sent, lines: others) }
        frame.dummyClocks = max(0, bytes - 4) * 8 / others
        frame.dataLines = hasData ? fieldForm == 0 ? 1 : wide : 0
        return frame
    }
}

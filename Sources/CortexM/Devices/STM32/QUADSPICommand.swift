/// What CCR says a command is made of (RM0351 section 17.5.6, RM0433 section 23.5.6).
struct QUADSPICommand: Sendable, Hashable {
    /// FMODE.
    enum Mode: UInt32, Sendable, Hashable {
        case indirectWrite, indirectRead, polling, mapped
    }

    let word: UInt32

    var mode: Mode { Mode(rawValue: word >> 26 & 3) ?? .indirectWrite }
    var hasAddress: Bool { word >> 10 & 3 != 0 }
    var hasData: Bool { word >> 24 & 3 != 0 }
    /// SIOO: the instruction goes out with the first command only.
    var sendsInstructionOnce: Bool { word >> 28 & 1 != 0 }

    /// FRCM: the clock runs, and nothing is sent (RM0399 section 24.3.8). Firmware of STM32H742, H743, H750 and H753 uses it to get
    /// round an erratum (ES0392, QUADSPI internal timing criticality).
    var runsFree: Bool { word >> 29 & 1 != 0 }

    /// Nothing of it is to be sent.
    var isEmpty: Bool { word >> 8 & 3 == 0 && !hasAddress && word >> 14 & 3 == 0 && !hasData }

    /// The frame to an address; alternate bytes from ABR.
    func frame(address: UInt32, alternate: UInt32, withInstruction: Bool) -> NORFrame {
        var frame = NORFrame()
        if withInstruction { frame.opcode = .init(word & 0xFF, bits: 8, lines: Self.lines(word >> 8)) }
        frame.address = .init(address, bits: 8 * Int(word >> 12 & 3) + 8, lines: Self.lines(word >> 10))
        frame.mode = .init(alternate, bits: 8 * Int(word >> 16 & 3) + 8, lines: Self.lines(word >> 14))
        frame.dummyClocks = Int(word >> 18 & 31)
        frame.dataLines = Self.lines(word >> 24)
        frame.isDouble = word >> 31 != 0
        return frame
    }

    /// 0 none, 1, 2 and 3 one, two and four lines.
    private static func lines(_ field: UInt32) -> Int { [0, 1, 2, 4][Int(field & 3)] }
}

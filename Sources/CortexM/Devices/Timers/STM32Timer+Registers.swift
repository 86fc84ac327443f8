extension STM32Timer {
    package enum Register {
        package static let cr1: UInt32 = 0x00
        package static let dier: UInt32 = 0x0C
        package static let sr: UInt32 = 0x10
        package static let egr: UInt32 = 0x14
        package static let cnt: UInt32 = 0x24
        package static let psc: UInt32 = 0x28
        package static let arr: UInt32 = 0x2C
        package static let rcr: UInt32 = 0x30
        package static let ccr1: UInt32 = 0x34
    }

    /// The registers of a timer with so many channels (RM0090 tables 90 to 97, RM0351 tables 178 to 199). Those of inputs,
    /// outputs, slave mode and DMA only keep what is stored.
    package static func table(bits: UInt32, channels: UInt32, hasRepetition: Bool) -> RegisterTable {
        let count = UInt32.max >> (32 - bits)
        var rows: [RegisterRow] = [
            .special("CR1", Register.cr1), RegisterRow("DIER", Register.dier, writable: 0x7FFF), .special("SR", Register.sr),
            .special("EGR", Register.egr), .special("CNT", Register.cnt), RegisterRow("PSC", Register.psc, writable: 0xFFFF),
            RegisterRow("ARR", Register.arr, reset: count, writable: count),
        ]
        // Those with one or two channels and no repetition counter neither start others nor ask for DMA.
        let isPlain = !hasRepetition && (1...2).contains(channels)
        if !isPlain { rows.append(.kept("CR2", 0x04, writable: 0xFFFF)) }
        if channels >= 2 { rows.append(.kept("SMCR", 0x08, writable: 0x1_FFFF)) }
        if channels >= 1 { rows += [.kept("CCMR1", 0x18), .kept("CCER", 0x20, writable: 0x3F_FFFF)] }
        if channels > 2 { rows.append(.kept("CCMR2", 0x1C)) }
        if hasRepetition { rows += [RegisterRow("RCR", Register.rcr, writable: 0xFFFF), .kept("BDTR", 0x44)] }
        if !isPlain, channels >= 1 { rows += [.kept("DCR", 0x48, writable: 0x1F1F), .kept("DMAR", 0x4C)] }
        rows += (0..<channels).map { RegisterRow("CCR\($0 + 1)", Register.ccr1 + $0 * 4, writable: count) }
        return RegisterTable(rows, fields: fields)
    }
}

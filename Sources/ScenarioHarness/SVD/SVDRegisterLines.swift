/// The lines of `registers` that a peripheral's registers make: one for each word. Of several registers at one place the first
/// gives the name; those that are parts of a word are bits of it.
struct SVDRegisterLines {
    private(set) var lines: [String] = []
    /// Just after the last register, from the base.
    private(set) var end: UInt64 = 0

    /// One word, and what is in it.
    fileprivate struct Word {
        var name: String
        var reset: UInt64 = 0
        var readOnly: UInt64 = 0
        var clears: UInt64 = 0
        var zeroClears: UInt64 = 0
        var readClears: UInt64 = 0
        var isWriteOnly = true
        var bits: [(name: String, text: String)] = []
        var covered: UInt64 = 0
    }

    /// The registers that end at or below `limit`, from the base.
    init(_ peripheral: SVDPeripheral, below limit: UInt64) {
        var words: [UInt64: Word] = [:]
        var order: [UInt64] = []
        for register in peripheral.registers where register.offset < 1 << 32 {
            // Registers of 64 bits are two words.
            for half in 0..<max(1, min(register.bits, 64) / 32) {
                let offset = register.offset & ~3 + half * 4
                guard offset + 4 <= limit else { continue }
                if words[offset] == nil { order.append(offset) }
                Self.add(register, half: half, to: &words[offset])
                end = max(end, offset + 4)
            }
        }
        var names: Set<String> = []
        for offset in order.sorted() {
            guard let word = words[offset] else { continue }
            var name = word.name
            while !names.insert(name).inserted { name += "_" + String(offset, radix: 16, uppercase: true) }
            lines += Self.lines(name, offset, word)
        }
    }

    private static func add(_ register: SVDRegister, half: UInt64, to word: inout Word?) {
        let name = SVDMachineText.name(register.name)
        let width = min(max(register.bits, 1), 32)
        let shift = (register.offset & 3) * 8
        guard shift + width <= 32 else { return }
        let mask = (UInt64.max >> (64 - width)) << shift
        var held = word ?? Word(name: half == 0 ? name : name + "_HIGH")
        // A second register for bits that are taken is another view of them.
        guard held.covered & mask == 0 else { return }
        if held.covered != 0 || width < 32 { held.addBits(name, mask) }
        held.covered |= mask
        held.reset |= (register.reset >> (half * 32)) << shift & mask
        if register.access.isReadable { held.isWriteOnly = false }
        held.apply(register.access, mask)
        for field in register.fields {
            let place = field.low + shift
            guard place >= half * 32, place + (field.high - field.low) < half * 32 + 32 else { continue }
            let bits = (UInt64.max >> (63 - (field.high - field.low))) << (place - half * 32) & 0xFFFF_FFFF
            held.apply(field.access, bits)
            held.addBits(SVDMachineText.name(field.name), bits)
        }
        word = held
    }

    /// One line, or several when there are names of bits.
    private static func lines(_ name: String, _ offset: UInt64, _ word: Word) -> [String] {
        let at = SVDDeviceLines.hexadecimal(offset)
        var keys = ["at: \(at)"]
        if word.reset != 0 { keys.append("reset: \(SVDDeviceLines.hexadecimal(word.reset))") }
        if word.readOnly & word.covered == word.covered {
            keys.append("read_only: true")
        } else if word.readOnly != 0 || word.covered != 0xFFFF_FFFF {
            keys.append("write: \(SVDDeviceLines.hexadecimal(word.covered & ~word.readOnly))")
        }
        if word.isWriteOnly { keys.append("write_only: true") }
        if word.clears != 0 { keys.append("clears: \(SVDDeviceLines.hexadecimal(word.clears))") }
        if word.zeroClears != 0 { keys.append("zero_clears: \(SVDDeviceLines.hexadecimal(word.zeroClears))") }
        if word.readClears != 0 { keys.append("read_clears: \(SVDDeviceLines.hexadecimal(word.readClears))") }
        if word.bits.isEmpty { return [keys.count == 1 ? "\(name): \(at)" : "\(name): { \(keys.joined(separator: ", ")) }"] }
        return ["\(name):"] + keys.map { "  " + $0 } + wrapped(word.bits.map { "\($0.name): \($0.text)" })
    }

    /// `bits: { … }`, in lines that people can read.
    private static func wrapped(_ entries: [String]) -> [String] {
        var lines: [String] = []
        var line = "  bits: {"
        for (index, entry) in entries.enumerated() {
            let text = " " + entry + (index + 1 < entries.count ? "," : " }")
            if line.count + text.count > 116 {
                lines.append(line)
                line = "    " + text
            } else {
                line += text
            }
        }
        return lines + [line]
    }
}

extension SVDRegisterLines.Word {
    fileprivate mutating func apply(_ access: SVDAccess, _ mask: UInt64) {
        if access.isWritable { readOnly &= ~mask } else { readOnly |= mask }
        if access.oneClears { clears |= mask }
        if access.zeroClears { zeroClears |= mask }
        if access.readClears { readClears |= mask }
    }

    /// Names bits; a name that is taken names no others.
    fileprivate mutating func addBits(_ name: String, _ mask: UInt64) {
        guard mask != 0, !bits.contains(where: { $0.name == name }) else { return }
        let low = mask.trailingZeroBitCount
        let high = 63 - mask.leadingZeroBitCount
        bits.append((name, low == high ? String(low) : "\"\(high):\(low)\""))
    }
}

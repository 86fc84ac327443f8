internal import ArmMProfile

/// Turns what a firmware printed, or any text, into text that every report can hold: XML 1.0-clean, with control characters
/// made visible.
///
/// A control character becomes its picture (U+2400 and up), DEL U+2421; a byte that is no UTF-8 and a C1 control become
/// `\x9B`; U+FFFE and U+FFFF become U+FFFD. Line feeds and tabs stay, and a carriage return before a line feed is dropped.
public func visibleText(_ bytes: some Sequence<UInt8>) -> String {
    var decoder = UTF8Decoder(bytes: Array(bytes))
    var text: [UInt8] = []
    text.reserveCapacity(decoder.bytes.count)
    while let next = decoder.next() {
        switch next {
        case .scalar(let scalar) where scalar.value < 0x7F && scalar.value >= 0x20: text.append(UInt8(truncatingIfNeeded: scalar.value))
        case .scalar(let scalar): text += visible(scalar, followedBy: decoder.peek).utf8
        case .invalid(let byte): text += ("\\x" + hexDigits(byte, 2)).utf8
        }
    }
    return String(decoding: text, as: UTF8.self)
}

/// The same for text that is already a string.
public func visibleText(_ string: String) -> String {
    visibleText(string.utf8)
}

private func visible(_ scalar: Unicode.Scalar, followedBy next: UInt8?) -> String {
    switch scalar.value {
    case 0x09, 0x0A: String(scalar)
    case 0x0D where next == 0x0A: ""
    case 0x00...0x1F: String(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
    case 0x7F: "\u{2421}"
    case 0x80...0x9F: "\\x" + hexDigits(scalar.value, 2)
    case 0xFFFE, 0xFFFF: "\u{FFFD}"
    default: String(scalar)
    }
}

/// Scalars out of bytes, one at a time, with each byte that is part of no scalar handed out as it is.
private struct UTF8Decoder {
    enum Element {
        case scalar(Unicode.Scalar)
        case invalid(UInt8)
    }

    let bytes: [UInt8]
    var position = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func next() -> Element? {
        guard position < bytes.count else { return nil }
        let first = bytes[position]
        if first < 0x80 {
            position += 1
            return .scalar(Unicode.Scalar(first))
        }
        let length =
            switch first {
            case 0xC2...0xDF: 2
            case 0xE0...0xEF: 3
            case 0xF0...0xF4: 4
            default: 0
            }
        if length > 0, position + length <= bytes.count,
            let string = String(validating: bytes[position..<position + length], as: UTF8.self),
            let scalar = string.unicodeScalars.first
        {
            position += length
            return .scalar(scalar)
        }
        position += 1
        return .invalid(first)
    }
}

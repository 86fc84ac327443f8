/// Bytes of a description by their offsets; nil past their end.
struct DescriptionBytes {
    private let segments: [Segment]
    private let start: UInt32

    init(_ segments: [Segment], at start: UInt32) {
        self.segments = segments
        self.start = start
    }

    func byte(_ offset: Int) -> UInt8? {
        let address = UInt64(start) + UInt64(offset)
        for segment in segments where UInt64(segment.address) <= address {
            let place = Int(address - UInt64(segment.address))
            if place < segment.bytes.count { return segment.bytes[place] }
        }
        return nil
    }

    func word(_ offset: Int) -> UInt32? {
        var value: UInt32 = 0
        for index in 0..<4 {
            guard let byte = byte(offset + index) else { return nil }
            value |= UInt32(byte) << UInt32(index * 8)
        }
        return value
    }

    func halfword(_ offset: Int) -> UInt16? {
        guard let low = byte(offset), let high = byte(offset + 1) else { return nil }
        return UInt16(low) | UInt16(high) << 8
    }

    func text(_ offset: Int, count: Int) -> String {
        String(decoding: (0..<count).lazy.map { byte(offset + $0) ?? 0 }.prefix { $0 != 0 }, as: UTF8.self)
    }
}

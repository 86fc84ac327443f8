/// Stands for the bytes of a chip where only their addresses count: each byte tells of its address.
private struct NORProbe: NORStorage {
    let stride: UInt32
    let first: UInt32

    func byte(at address: UInt32) -> UInt8 { Self.mark(address &* stride &+ first) }

    static func mark(_ offset: UInt32) -> UInt8 {
        UInt8(truncatingIfNeeded: (offset &* 0x9E37_79B1) >> 23)
    }
}

extension NORChips {
    /// How many bytes from the start on reads give as they lie in the memory, when each has a frame of its own: 0 when the frame is
    /// not what the chips expect now, 16 MiB when it has too few address bytes for more. `frame` makes the one for an offset.
    package func readableSize(
        _ selection: Selection, upTo size: UInt64, at now: UInt64, clockHz: UInt64, frame: (UInt32) -> NORFrame
    ) -> UInt64 {
        // In single mode with two chips the bytes of one do not lie side by side.
        if count == 2, selection != .both { return 0 }
        let limit = min(size, self.size)
        var trial = self
        for end in [limit, min(limit, 0x100_0000)] where end >= 16 {
            let places = [0, UInt32(truncatingIfNeeded: end / 3) & ~7, UInt32(truncatingIfNeeded: end - 8), 8]
            if places.allSatisfy({ trial.reads($0, selection, at: now, clockHz: clockHz, frame) }) { return end }
        }
        return 0
    }

    /// Whether four bytes come as they lie there.
    private mutating func reads(
        _ offset: UInt32, _ selection: Selection, at now: UInt64, clockHz: UInt64, _ makeFrame: (UInt32) -> NORFrame
    ) -> Bool {
        let frame = makeFrame(offset)
        guard frame.dataLines > 0 else { return false }
        var seen: [UInt8] = []
        for index in flashes.indices {
            var probe = NORProbe(stride: UInt32(count), first: UInt32(index))
            flashes[index].select(at: now, clockHz: clockHz)
            flashes[index].send(frame, &probe)
            for _ in 0..<4 { seen.append(flashes[index].receive(lines: frame.dataLines, isDouble: frame.isDouble, &probe)) }
            _ = flashes[index].deselect(at: now)
        }
        let expected = flashes.indices.flatMap { index in
            (0..<4).map { NORProbe.mark(offset &+ UInt32($0 * count + index)) }
        }
        return seen == expected
    }
}

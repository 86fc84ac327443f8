package import Firmware

/// The whole pages that hold some bytes; what is not given of them is as if erased.
package struct LoaderPages: Sequence, IteratorProtocol {
    private let data: CompiledData
    private let size: Int
    private let erasedValue: UInt8
    /// The place of the next page's first byte among the bytes: below 0 when the page begins before them.
    private var place: Int

    /// The pages of a chip that hold `data`.
    package init(_ data: CompiledData, _ chip: LoaderDescription) {
        self.data = data
        size = Int(chip.pageSize)
        erasedValue = chip.erasedValue
        place = -Int((data.address &- chip.address) % chip.pageSize)
    }

    /// The next page, whole.
    package mutating func next() -> (address: UInt32, bytes: [UInt8])? {
        guard place < data.bytes.count else { return nil }
        defer { place += size }
        let given = Swift.max(place, 0)..<Swift.min(place + size, data.bytes.count)
        var bytes = [UInt8](repeating: erasedValue, count: size)
        bytes.replaceSubrange(given.lowerBound - place..<given.upperBound - place, with: data.bytes[given])
        return (data.address &+ UInt32(truncatingIfNeeded: place), bytes)
    }
}

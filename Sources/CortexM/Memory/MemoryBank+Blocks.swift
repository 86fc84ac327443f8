/// Bytes as they are needed: a block of a bank gets its power-on content when it is first looked at or written.
extension MemoryBank {
    /// Bytes of a block.
    static let blockShift = 16
    /// Bytes of a block.
    static let blockSize = 1 << blockShift
    /// How many blocks between two that are ready are made ready too, so that one fast window reaches both: no flash of a
    /// controller is larger.
    static let reach = 32

    /// What is there of a block.
    enum Block: UInt8 {
        /// Nothing yet.
        case untouched
        /// Its content as it was before bytes were loaded to it; nothing of it is dirty.
        case stale
        /// Its content.
        case ready
    }

    /// Bytes of an image, or of a part of it, and where they go.
    struct LoadedBytes {
        let offset: Int
        let bytes: ArraySlice<UInt8>

        var range: Range<Int> { offset..<offset + bytes.count }
    }

    /// Makes the bytes of a range what they should be; called before they are looked at.
    @inline(__always)
    mutating func makeReady(at offset: Int, count: Int) {
        guard count > 0 else { return }
        let first = offset >> Self.blockShift
        let last = (offset + count - 1) >> Self.blockShift
        if blocks[first] != .ready || first != last { makeBlocksReady(first, last) }
    }

    @inline(never)
    private mutating func makeBlocksReady(_ first: Int, _ last: Int) {
        for block in first...last where blocks[block] != .ready {
            let below = (max(0, block - Self.reach)..<block).last { blocks[$0] == .ready }
            let above = (block + 1..<min(blockCount, block + 1 + Self.reach)).first { blocks[$0] == .ready }
            for near in (below ?? block - 1) + 1...(above ?? block + 1) - 1 where blocks[near] != .ready { fill(near) }
        }
    }

    private mutating func fill(_ block: Int) {
        let range = (block << Self.blockShift..<(block + 1) << Self.blockShift).clamped(to: 0..<size)
        if blocks[block] == .untouched {
            _ = (bytes + range.lowerBound).initializeMemory(as: UInt8.self, repeating: blank, count: range.count)
        }
        for image in images where image.range.overlaps(range) {
            let part = image.range.clamped(to: range)
            image.bytes.withUnsafeBytes { source in
                let source = UnsafeRawBufferPointer(rebasing: source[part.lowerBound - image.offset..<part.upperBound - image.offset])
                guard let start = source.baseAddress else { return }
                (bytes + part.lowerBound).copyMemory(from: start, byteCount: source.count)
            }
        }
        blocks[block] = .ready
    }

    /// How many blocks have been touched.
    var filledBlocks: Int { (0..<blockCount).count { blocks[$0] != .untouched } }

    /// The ready bytes beside each other that a byte is among; it is ready itself.
    mutating func readyBytes(around offset: Int) -> Range<Int> {
        if readyRun.contains(offset) { return readyRun }
        var low = offset >> Self.blockShift
        var high = low + 1
        while low > 0, blocks[low - 1] == .ready { low -= 1 }
        while high < blockCount, blocks[high] == .ready { high += 1 }
        readyRun = low << Self.blockShift..<min(size, high << Self.blockShift)
        return readyRun
    }

    /// Takes bytes as power-on content: where nothing has changed since power-on, not before they are looked at.
    mutating func load(_ source: ArraySlice<UInt8>, at offset: Int) {
        guard !source.isEmpty else { return }
        let image = LoadedBytes(offset: offset, bytes: source)
        images.append(image)
        readyRun = 0..<0
        for block in offset >> Self.blockShift...(image.range.upperBound - 1) >> Self.blockShift {
            let range = (block << Self.blockShift..<(block + 1) << Self.blockShift).clamped(to: image.range)
            let pagesHere = range.lowerBound >> Self.pageShift...(range.upperBound - 1) >> Self.pageShift
            if isDirty(block) {
                for page in pagesHere where pages[page].contains(.dirty) { loadDirty(page, image) }
                source.withUnsafeBytes {
                    let part = UnsafeRawBufferPointer(rebasing: $0[range.lowerBound - offset..<range.upperBound - offset])
                    guard let start = part.baseAddress else { return }
                    (bytes + range.lowerBound).copyMemory(from: start, byteCount: part.count)
                }
            } else if blocks[block] == .ready {
                blocks[block] = .stale
            }
            for page in pagesHere { pages[page] = pages[page].union(.loaded) }
        }
    }

    /// Lets the power-on content of a dirty page hold what an image loads to it.
    private mutating func loadDirty(_ page: Int, _ image: LoadedBytes) {
        let range = (page << Self.pageShift..<(page + 1) << Self.pageShift).clamped(to: image.range)
        image.bytes.withUnsafeBytes {
            loadPristine(
                page, at: range.lowerBound,
                UnsafeRawBufferPointer(rebasing: $0[range.lowerBound - image.offset..<range.upperBound - image.offset]))
        }
    }

    /// Whether something in a block has changed since power-on.
    private func isDirty(_ block: Int) -> Bool {
        let shift = Self.blockShift - Self.pageShift
        return (block << shift..<min(pageCount, (block + 1) << shift)).contains { pages[$0].contains(.dirty) }
    }

    /// Forgets what was loaded; the bytes of what was touched are blank already.
    mutating func forgetImages() {
        images = []
        for block in 0..<blockCount where blocks[block] == .stale { blocks[block] = .ready }
    }

    /// Erases a range to ones; what is erased already is not touched.
    mutating func erase(_ range: Range<Int>, changed: (_ offset: Int, _ count: Int) -> Void) {
        var next = range.lowerBound
        while next < range.upperBound {
            let page = next >> Self.pageShift
            let end = min(range.upperBound, (page + 1) << Self.pageShift)
            if blank != 0xFF || !pages[page].isDisjoint(with: [.dirty, .loaded]) {
                if prepareStore(at: next, count: end - next) { changed(next, end - next) }
                _ = (bytes + next).initializeMemory(as: UInt8.self, repeating: 0xFF, count: end - next)
            }
            next = end
        }
    }
}

/// The bytes of one region of RAM, flash or storage, and what is known of each of their pages.
///
/// What is erased, and what images load, takes no memory of the host until it is looked at: see `MemoryBank+Blocks.swift`.
struct MemoryBank: ~Copyable {
    /// Bytes of a page, the unit of what a reset restores and of what a store to code looks at.
    static let pageShift = 10
    /// Bytes of a page.
    static let pageSize = 1 << pageShift

    /// What is known of a page.
    struct Page: OptionSet {
        let rawValue: UInt8
        /// Changed since power-on.
        static let dirty = Page(rawValue: 1 << 0)
        /// Holds loaded bytes: its power-on content is not all blank.
        static let loaded = Page(rawValue: 1 << 1)
        /// An instruction was decoded from it.
        static let code = Page(rawValue: 1 << 2)
        /// Changed since the snapshot in force, or, when there is none, since power-on: it is in `written`.
        static let written = Page(rawValue: 1 << 3)
    }

    /// Bytes.
    let size: Int
    /// A bus store can change it.
    let isWritable: Bool
    /// A bus store to what is not writable is a bus error, rather than ignored.
    let storeFaults: Bool
    /// The bytes of a memory chip, which is not on the bus itself.
    let isStorage: Bool
    /// What a byte holds that nothing was loaded to: 0, or 0xFF in flash, which is erased to ones.
    let blank: UInt8
    /// The device that answers stores which the bus cannot do.
    var controller: MemoryController?
    /// Bytes whose loads the device answers.
    var guarded = RangeSet<Int>()
    /// Whether there are any.
    var hasGuards = false
    private let storage: ZeroedPages
    /// What is there of each block.
    let blocks: UnsafeMutablePointer<Block>
    let blockCount: Int
    /// Ready bytes beside each other, as they were found last.
    var readyRun = 0..<0
    /// What images have loaded, in that order; the bytes are shared with whoever loads them too.
    var images: [LoadedBytes] = []
    /// Not 0 where a store has to go through `MemoryTables.prepareStore(bank:at:count:)` first.
    let storeGuard: UnsafeMutablePointer<UInt8>
    /// Elements are assigned, never changed in place: Swift 6.3 cannot build that for the thread sanitizer.
    let pages: UnsafeMutablePointer<Page>
    let pageCount: Int
    /// The pages changed since the snapshot in force, in the order of their first change; `writtenCount` of them.
    let written: UnsafeMutablePointer<Int32>
    var writtenCount = 0
    /// The power-on content of the pages that are both loaded and dirty.
    var pristine: ZeroedPages?

    /// `nil` when the host has no memory for it.
    init?(size: Int, isWritable: Bool, storeFaults: Bool, isStorage: Bool = false) {
        guard let storage = ZeroedPages(size) else { return nil }
        self.storage = storage
        self.size = size
        self.isWritable = isWritable
        self.storeFaults = storeFaults
        self.isStorage = isStorage
        blank = isWritable ? 0 : 0xFF
        blockCount = (size + Self.blockSize - 1) >> Self.blockShift
        blocks = .allocate(capacity: blockCount)
        blocks.initialize(repeating: isWritable ? .ready : .untouched, count: blockCount)
        pageCount = (size + Self.pageSize - 1) >> Self.pageShift
        storeGuard = .allocate(capacity: pageCount)
        storeGuard.initialize(repeating: 1, count: pageCount)
        pages = .allocate(capacity: pageCount)
        pages.initialize(repeating: [], count: pageCount)
        written = .allocate(capacity: pageCount)
        pristine = nil
    }

    deinit {
        blocks.deallocate()
        storeGuard.deallocate()
        pages.deallocate()
        written.deallocate()
    }

    /// The bytes themselves: only those of blocks that are ready are what they should be.
    var bytes: UnsafeMutableRawPointer { storage.bytes }

    /// Readies the pages of a range for a store: saves their power-on content. Returns whether code was decoded from them.
    mutating func prepareStore(at offset: Int, count: Int) -> Bool {
        guard count > 0 else { return false }
        makeReady(at: offset, count: count)
        var holdsCode = false
        for page in offset >> Self.pageShift...(offset + count - 1) >> Self.pageShift where storeGuard[page] != 0 {
            if !pages[page].contains(.written) { noteWritten(page) }
            if pages[page].contains(.code) { holdsCode = true } else { storeGuard[page] = 0 }
        }
        return holdsCode
    }

    /// A page is about to change for the first time since the snapshot in force.
    private mutating func noteWritten(_ page: Int) {
        markDirty(page)
        pages[page] = pages[page].union(.written)
        written[writtenCount] = Int32(truncatingIfNeeded: page)
        writtenCount += 1
    }

    /// A page is about to differ from its power-on content.
    mutating func markDirty(_ page: Int) {
        if pages[page].contains(.dirty) { return }
        if pages[page].contains(.loaded) { savePristine(page) }
        pages[page] = pages[page].union(.dirty)
    }

    /// Notes that an instruction was decoded from a range.
    func markCode(at offset: Int, count: Int) {
        for page in offset >> Self.pageShift...(offset + count - 1) >> Self.pageShift where page < pageCount {
            pages[page] = pages[page].union(.code)
            storeGuard[page] = 1
        }
    }

    /// Forgets all content: blank, as new.
    mutating func clear() {
        for page in 0..<pageCount {
            if blocks[page >> (Self.blockShift - Self.pageShift)] != .untouched, !pages[page].isDisjoint(with: [.dirty, .loaded]) {
                _ = (bytes + page << Self.pageShift).initializeMemory(as: UInt8.self, repeating: blank, count: bytesInPage(page))
            }
            pages[page] = []
            storeGuard[page] = 1
        }
        writtenCount = 0
        pristine = nil
        forgetImages()
    }

    /// The bytes of a page that are in the bank: fewer than `pageSize` in a last page.
    func bytesInPage(_ page: Int) -> Int { min(Self.pageSize, size - page << Self.pageShift) }
}

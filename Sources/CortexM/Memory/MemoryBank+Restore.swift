/// Going back: to the content at power-on, or to that of a snapshot.
extension MemoryBank {
    /// Brings back the power-on content; calls `changedCode` with the range of each page restored that held code. After a
    /// snapshot, pages that were changed before it are looked for too.
    mutating func restore(afterSnapshot: Bool, changedCode: (_ offset: Int, _ count: Int) -> Void) {
        if afterSnapshot {
            for page in 0..<pageCount where pages[page].contains(.dirty) { restoreClean(page, changedCode) }
        } else {
            for index in 0..<writtenCount { restoreClean(Int(written[index]), changedCode) }
        }
        writtenCount = 0
    }

    /// Brings back the content of a snapshot on the same bank, by the pages changed since.
    mutating func restore(to saved: SavedPages, changedCode: (_ offset: Int, _ count: Int) -> Void) {
        for index in 0..<writtenCount {
            let page = Int(written[index])
            if let slot = saved.slot(page) {
                saved.copy(slot, to: bytes + page << Self.pageShift, count: bytesInPage(page))
                renew(page, [.written], changedCode)
            } else {
                restoreClean(page, changedCode)
            }
        }
        writtenCount = 0
    }

    /// Lays the pages of a snapshot over the power-on content.
    mutating func lay(_ saved: SavedPages, changedCode: (_ offset: Int, _ count: Int) -> Void) {
        for (slot, page) in saved.pages.enumerated() where page < pageCount {
            makeReady(at: page << Self.pageShift, count: bytesInPage(page))
            markDirty(page)
            saved.copy(slot, to: bytes + page << Self.pageShift, count: bytesInPage(page))
            renew(page, [], changedCode)
        }
    }

    /// Copies every page that differs from its power-on content.
    func save(into saved: inout SavedPages) {
        saved.removeAll()
        for page in 0..<pageCount where pages[page].contains(.dirty) { save(page, into: &saved) }
    }

    /// Copies the pages changed since the snapshot into it.
    func saveWritten(into saved: inout SavedPages) {
        for index in 0..<writtenCount { save(Int(written[index]), into: &saved) }
    }

    /// The content is that of the snapshot in force: the next change of each page is noted again.
    mutating func forgetWritten() {
        for index in 0..<writtenCount {
            let page = Int(written[index])
            pages[page] = pages[page].subtracting(.written)
            storeGuard[page] = 1
        }
        writtenCount = 0
    }

    private func save(_ page: Int, into saved: inout SavedPages) {
        saved.keep(page, UnsafeRawBufferPointer(start: bytes + page << Self.pageShift, count: bytesInPage(page)))
    }

    private mutating func restoreClean(_ page: Int, _ changedCode: (_ offset: Int, _ count: Int) -> Void) {
        restorePage(page)
        renew(page, [.dirty, .written], changedCode)
    }

    /// A page has got other content: what was decoded from it goes, and the next store to it is looked at.
    private func renew(_ page: Int, _ gone: Page, _ changedCode: (_ offset: Int, _ count: Int) -> Void) {
        if pages[page].contains(.code) { changedCode(page << Self.pageShift, bytesInPage(page)) }
        pages[page] = pages[page].subtracting(gone.union(.code))
        storeGuard[page] = 1
    }
}

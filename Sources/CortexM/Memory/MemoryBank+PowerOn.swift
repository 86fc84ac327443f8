/// What a page held at power-on, kept once it differs.
extension MemoryBank {
    /// Keeps loaded bytes as power-on content of a page that is dirty.
    mutating func loadPristine(_ page: Int, at offset: Int, _ source: UnsafeRawBufferPointer) {
        // What a reset brings back is the loaded bytes over what the page held at power-on.
        if !pages[page].contains(.loaded) { clearPristine(page) }
        guard let copy = pristinePage(page), let start = source.baseAddress else { return }
        (copy + offset & (Self.pageSize - 1)).copyMemory(from: start, byteCount: source.count)
    }

    private mutating func pristinePage(_ page: Int) -> UnsafeMutableRawPointer? {
        if pristine == nil { pristine = ZeroedPages(size) }
        switch pristine {
        case .some(let copy): return copy.bytes + page << Self.pageShift
        case .none: return nil
        }
    }

    mutating func savePristine(_ page: Int) {
        pristinePage(page)?.copyMemory(from: bytes + page << Self.pageShift, byteCount: bytesInPage(page))
    }

    private mutating func clearPristine(_ page: Int) {
        _ = pristinePage(page)?.initializeMemory(as: UInt8.self, repeating: blank, count: bytesInPage(page))
    }

    /// Brings back a page's power-on content.
    mutating func restorePage(_ page: Int) {
        let target = bytes + page << Self.pageShift
        if pages[page].contains(.loaded), let copy = pristinePage(page) {
            target.copyMemory(from: copy, byteCount: bytesInPage(page))
        } else {
            _ = target.initializeMemory(as: UInt8.self, repeating: blank, count: bytesInPage(page))
        }
    }
}

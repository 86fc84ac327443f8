/// The pages of a bank that differed from their power-on content at a moment.
struct SavedPages {
    /// Their indices, in the order of their slots.
    private(set) var pages: [Int] = []
    /// The slot of each page of the bank, up to the last that has one; -1 for none.
    private var slots: [Int32] = []
    /// Their bytes, slot after slot.
    private var bytes: [UInt8] = []

    /// Bytes that it holds.
    var byteCount: Int { bytes.count }

    /// The slot of a page; `nil` when it was as at power-on.
    func slot(_ page: Int) -> Int? {
        guard page < slots.count, slots[page] >= 0 else { return nil }
        return Int(slots[page])
    }

    /// Forgets all pages.
    mutating func removeAll() {
        pages.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
        slots.removeAll(keepingCapacity: true)
    }

    /// Keeps a page's content, in place of what was kept of it before.
    mutating func keep(_ page: Int, _ content: UnsafeRawBufferPointer) {
        let slot: Int
        if let known = self.slot(page) {
            slot = known
        } else {
            slot = pages.count
            if page >= slots.count { slots.append(contentsOf: repeatElement(-1, count: page + 1 - slots.count)) }
            slots[page] = Int32(truncatingIfNeeded: slot)
            pages.append(page)
            bytes.append(contentsOf: repeatElement(0, count: MemoryBank.pageSize))
        }
        bytes.withUnsafeMutableBytes {
            UnsafeMutableRawBufferPointer(rebasing: $0[(slot << MemoryBank.pageShift)...]).copyMemory(from: content)
        }
    }

    /// Copies a kept page out.
    func copy(_ slot: Int, to target: UnsafeMutableRawPointer, count: Int) {
        bytes.withUnsafeBytes { kept in
            guard let start = kept.baseAddress else { return }
            target.copyMemory(from: start + slot << MemoryBank.pageShift, byteCount: count)
        }
    }
}

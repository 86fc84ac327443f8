/// Where bytes are.
extension MemoryTables {
    /// The index of the window that shows something at an address.
    func window(containing address: UInt32) -> Int? {
        for index in 0..<windowCount where windows[index].contains(address) { return index }
        return nil
    }

    /// The index of the window that an address belongs to, whether it shows something there or not.
    func window(covering address: UInt32) -> Int? {
        for index in 0..<windowCount where windows[index].covers(address) { return index }
        return nil
    }

    /// The bytes from an address on, as a debugger finds them: what is shown there, else what the window there is made to show.
    func stretch(from address: UInt32) -> MemoryStretch? {
        guard let index = window(covering: address) else { return nil }
        guard windows[index].contains(address) else { return home(of: address) }
        return MemoryStretch(
            bank: windows[index].bank, offset: windows[index].offset(of: address),
            count: windows[index].size - Int(address &- windows[index].base))
    }

    /// The bytes from an address on that images are loaded to: those that its window shows from reset on, or would if all windows
    /// were open.
    func home(of address: UInt32) -> MemoryStretch? {
        guard var index = window(covering: address) else { return nil }
        let offset = Int(address &- windows[index].base)
        var count = Int.max
        for _ in 0...WindowView.longestChain {
            count = min(count, windows[index].extent - offset)
            switch windows[index].initialView.target {
            case .bank(let bank):
                count = min(count, banks[bank].size - offset)
                return count > 0 ? MemoryStretch(bank: bank, offset: offset, count: count) : nil
            case .window(let next): index = next
            case .nothing: return nil
            }
        }
        return nil
    }
}

/// Bytes of a bank that follow each other in the address space.
struct MemoryStretch {
    /// Their bank's index.
    let bank: Int
    /// The first of them.
    let offset: Int
    /// How many there are.
    var count: Int
}

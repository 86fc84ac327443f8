import ArmMProfile

extension Machine {
    /// Sets where runs stop before an instruction; replaces all hooks that were set.
    public mutating func setHooks(_ addresses: [UInt32]) {
        for address in hooks { memory.dropCode(at: address) }
        hooks.removeAll(keepingCapacity: true)
        for address in addresses.sorted() where hooks.last != address & ~1 { hooks.append(address & ~1) }
        for address in hooks { memory.dropCode(at: address) }
    }

    /// Whether a run stops at an address.
    func isHooked(_ address: UInt32) -> Bool {
        var low = 0
        var high = hooks.count
        while low < high {
            let middle = (low + high) / 2
            if hooks[middle] < address { low = middle + 1 } else { high = middle }
        }
        return low < hooks.count && hooks[low] == address
    }
}

extension Memory {
    /// Drops what was decoded at an address, in its own window.
    func dropCode(at address: UInt32) {
        guard let index = window(containing: address) else { return }
        windows[index].drop(at: Int(address &- windows[index].base), count: 1)
    }
}

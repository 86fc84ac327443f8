/// What windows show, and who answers where they show nothing.
extension Memory {
    /// Works out what each window shows. Returns whether one shows something else than before.
    mutating func showAll() -> Bool {
        var hasChanged = false
        for index in 0..<windowCount {
            let shown = shownBytes(index)
            if windows[index].show(bank: shown.bank, start: shown.start, size: shown.size) { hasChanged = true }
        }
        guard hasChanged else { return false }
        closeFast()
        hasMoved = true
        return true
    }

    /// Lets a window show something else, and those that show it.
    mutating func setView(_ index: Int, _ view: WindowView) {
        guard windows[index].view != view else { return }
        windows[index].view = view
        _ = showAll()
    }

    /// Lets every window show what it shows from reset on.
    mutating func resetWindows() {
        var hasChanged = false
        for index in 0..<windowCount where windows[index].view != windows[index].initialView {
            windows[index].view = windows[index].initialView
            hasChanged = true
        }
        if hasChanged { _ = showAll() }
    }

    /// Lets every window show what it shows from reset on, and guards nothing.
    mutating func resetViews() {
        resetWindows()
        for bank in 0..<bankCount where banks[bank].hasGuards { setGuards(bank, RangeSet()) }
    }

    /// The views of all windows, and the guards of all banks.
    var views: MemoryViews {
        MemoryViews(
            windows: (0..<windowCount).map { windows[$0].view }, guards: (0..<bankCount).map { banks[$0].guarded })
    }

    /// Brings back the views and guards of a memory with the same regions.
    mutating func restore(_ views: MemoryViews) {
        guard views.windows.count == windowCount, views.guards.count == bankCount else { return }
        var hasChanged = false
        for index in 0..<windowCount where windows[index].view != views.windows[index] {
            windows[index].view = views.windows[index]
            hasChanged = true
        }
        if hasChanged { _ = showAll() }
        for bank in 0..<bankCount where banks[bank].hasGuards || !views.guards[bank].isEmpty { setGuards(bank, views.guards[bank]) }
    }

    /// The stretch of a bank that a window shows, through those behind it.
    private func shownBytes(_ index: Int) -> (bank: Int, start: Int, size: Int) {
        var start = 0
        var size = windows[index].extent
        var index = index
        // Devices may let windows show each other in a circle: then they show nothing.
        for _ in 0...WindowView.longestChain {
            let view = windows[index].view
            guard view.isOpen else { break }
            size = min(size, windows[index].extent - start, view.count - start)
            start += view.offset
            switch view.target {
            case .bank(let bank):
                size = min(size, banks[bank].size - start)
                return size > 0 ? (bank, start, size) : (0, 0, 0)
            case .window(let next): index = next
            case .nothing: return (0, 0, 0)
            }
            if start >= windows[index].extent { break }
        }
        return (0, 0, 0)
    }

    /// The device that answers an access to an address of a window which its memory does not answer: because nothing is shown
    /// there, because it is guarded, or because it is a store to what the bus cannot change. The flash's own device if it is
    /// flash, else that of the window nearest to the bytes.
    func controlledAccess(_ index: Int, _ address: UInt32) -> ControlledAccess? {
        var index = index
        var offset = Int(address &- windows[index].base)
        var nearest: ControlledAccess?
        for _ in 0...WindowView.longestChain {
            if let controller = windows[index].controller {
                nearest = ControlledAccess(controller: controller, offset: UInt32(truncatingIfNeeded: offset))
            }
            let view = windows[index].view
            guard view.isOpen, offset < view.count else { return nearest }
            offset += view.offset
            switch view.target {
            case .bank(let bank):
                guard offset < banks[bank].size, !banks[bank].isStorage, let controller = banks[bank].controller else {
                    return nearest
                }
                return ControlledAccess(controller: controller, offset: UInt32(truncatingIfNeeded: offset))
            case .window(let next):
                guard offset < windows[next].extent else { return nearest }
                index = next
            case .nothing: return nearest
            }
        }
        return nearest
    }
}

/// What all windows show and what is guarded, at a moment.
struct MemoryViews: Sendable, Hashable {
    /// The windows' views.
    var windows: [WindowView] = []
    /// The guarded bytes of each bank.
    var guards: [RangeSet<Int>] = []
}

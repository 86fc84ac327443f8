/// What a stretch of the address space shows.
package struct WindowView: Sendable, Hashable {
    /// Whose bytes.
    package enum Target: Sendable, Hashable {
        /// Those of a bank, by its index.
        case bank(Int)
        /// What another window shows, by its index.
        case window(Int)
        /// None: the host had no memory for them.
        case nothing
    }

    /// How many windows may show each other, one behind the other: behind more nothing is shown.
    package static let longestChain = 8

    /// Whether anything is shown.
    package var isOpen = true
    /// Whose bytes are shown.
    package var target: Target
    /// The first of them.
    package var offset: Int
    /// How many, at most.
    package var count: Int

    init(target: Target, offset: Int = 0, count: Int = .max) {
        self.target = target
        self.offset = offset
        self.count = count
    }
}

/// The device that answers what a memory does not.
struct MemoryController: Sendable, Hashable {
    /// The device's index.
    let device: Int
    /// The memory's role to it.
    let role: Int
}

/// An access that a device answers in place of a memory.
struct ControlledAccess {
    /// The device.
    let controller: MemoryController
    /// Where it is, from the beginning of the memory in the device's role.
    let offset: UInt32
}

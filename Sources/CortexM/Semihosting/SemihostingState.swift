/// What semihosting holds between two calls.
package struct SemihostingState: Sendable {
    package var options = SemihostingOptions()
    package var console = Console()
    package var input = SemihostingInput()
    package var handles = SemihostingHandles()
    /// What SYS_ERRNO gives: the last call that failed.
    package var errno: Int32 = 0
    /// A call has reached the host's files since power-on.
    package var usesFiles = false

    package init() {}

    /// A power-on reset: nothing printed, typed or open. The options stay.
    package mutating func reset() {
        console.removeAll()
        input = SemihostingInput()
        handles = SemihostingHandles()
        errno = 0
        usesFiles = false
        options.files?.closeAll()
    }
}

/// What is typed at the semihosting console and not yet read.
package struct SemihostingInput: Sendable, Hashable {
    private var bytes: [UInt8] = []
    private var head = 0

    package init() {}

    package mutating func append(_ more: [UInt8]) {
        if head == bytes.count {
            bytes.removeAll(keepingCapacity: true)
            head = 0
        }
        bytes.append(contentsOf: more)
    }

    /// Takes up to `count` bytes.
    package mutating func take(_ count: Int) -> ArraySlice<UInt8> {
        let end = min(bytes.count, head + max(0, count))
        defer { head = end }
        return bytes[head..<end]
    }
}

/// What SYS_OPEN has opened, by the handle given for it.
package struct SemihostingHandles: Sendable, Hashable {
    /// What a handle stands for.
    package enum Target: Sendable, Hashable {
        case consoleInput
        case consoleOutput
        /// The bytes of `:semihosting-features`, at this position.
        case features(position: Int)
        case file(Int)
    }

    /// At most this many are open at once.
    package static let limit = 64

    private var targets: [Target?] = []

    package init() {}

    /// The lowest free handle, counted from 1, for `target`.
    package mutating func add(_ target: Target) throws(SemihostingError) -> UInt32 {
        if let free = targets.firstIndex(of: nil) {
            targets[free] = target
            return UInt32(free + 1)
        }
        guard targets.count < Self.limit else { throw .tooManyFiles }
        targets.append(target)
        return UInt32(targets.count)
    }

    /// What `handle` stands for, `nil` when it is not open. Setting `nil` closes it.
    package subscript(_ handle: UInt32) -> Target? {
        get { index(handle).flatMap { targets[$0] } }
        set { if let index = index(handle) { targets[index] = newValue } }
    }

    private func index(_ handle: UInt32) -> Int? {
        guard handle >= 1, handle <= UInt32(targets.count) else { return nil }
        return Int(handle) - 1
    }
}

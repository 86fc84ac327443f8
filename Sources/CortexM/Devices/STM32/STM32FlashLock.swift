/// The lock of a flash controller's registers (PM0075 2.3.1, RM0090 3.6.1): two keys in order open it. Anything else is a bus
/// error, and closes it until reset.
package struct STM32FlashLock: Sendable, Hashable {
    private enum State: Sendable, Hashable {
        case locked, firstKey, open, blocked
    }

    /// The keys of every family's control register.
    package static let controlKeys: (UInt32, UInt32) = (0x4567_0123, 0xCDEF_89AB)
    /// The keys of the option bytes, but those of F1.
    package static let optionKeys: (UInt32, UInt32) = (0x0819_2A3B, 0x4C5D_6E7F)

    private var state = State.locked

    package init() {}

    package var isOpen: Bool { state == .open }
    /// A wrong key has come: only a reset helps.
    package var isBlocked: Bool { state == .blocked }

    /// Takes a key; false when it is wrong. An open lock, and a blocked one, take none.
    package mutating func take(_ key: UInt32, _ keys: (UInt32, UInt32)) -> Bool {
        switch state {
        case .locked: state = key == keys.0 ? .firstKey : .blocked
        case .firstKey: state = key == keys.1 ? .open : .blocked
        case .open, .blocked: return true
        }
        return state != .blocked
    }

    /// What firmware does by setting LOCK. Keys open it again, unless it is blocked.
    package mutating func close() {
        if state != .blocked { state = .locked }
    }
}

extension DeviceContext {
    /// Hands a key to a lock: a wrong one is a bus error.
    mutating func take(_ key: UInt32, _ keys: (UInt32, UInt32), _ lock: inout STM32FlashLock) {
        if lock.isBlocked { warn("a key for the flash controller: a wrong one came before, and locks it until reset") }
        if !lock.take(key, keys) { busError = true }
    }
}

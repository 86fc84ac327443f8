internal import CortexM

extension Machine {
    /// Goes past the next instructions without executing them, in no time. In an IT block ITSTATE advances with each
    /// (DDI 0403 A7.3.3); an IT that is skipped makes no block. False when there is nothing to skip.
    mutating func skipInstructions(_ count: UInt64) -> Bool {
        guard exceptions.entry == nil, !isLockedUp else { return false }
        settleAbandoned()
        for _ in 0..<count {
            guard let first = peek(pc, size: .halfword) else { return false }
            let isLong = first >> 11 >= 0b11101
            let state = self.state.itState
            self.state.itState = state & 7 == 0 ? 0 : state & 0xE0 | state << 1 & 0x1F
            self.state.continuation = 0
            self[.pc] = pc &+ (isLong ? 4 : 2)
        }
        return true
    }
}

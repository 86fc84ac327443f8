/// What happens at which cycle: the only source of the future. Ordered by cycle, then by the order of asking.
package struct EventQueue: Sendable {
    /// What is due.
    package enum Action: Sendable, Hashable {
        case sysTick
        case device(index: Int, tag: UInt32)
    }

    package init() {}
}

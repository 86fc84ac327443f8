extension Machine {
    /// Whether the MPU and the default memory map allow an access of `size` bytes (1, 2 or 4, not crossing an aligned word);
    /// `CheckPermission()` and `DefaultMemoryAttributes()` (DDI 0403 B3.5).
    package func permits(_ address: UInt32, _ access: MemoryAccess, privileged: Bool) -> Bool { true }
}

/// What an access wants to do.
package enum MemoryAccess: UInt8, Sendable, Hashable {
    case read, write, fetch
}

/// Bytes that were to be loaded where there is no memory.
public struct LoadError: Error, Sendable, Hashable {
    /// The first address that is in no region.
    public var address: UInt32

    /// An error about `address`.
    public init(address: UInt32) { self.address = address }
}

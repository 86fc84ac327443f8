/// The symbols of an image, to look up by name and by address.
public struct SymbolTable: Sendable, Hashable {
    public struct Symbol: Sendable, Hashable {
        public var name: String
        /// Without the Thumb bit.
        public var address: UInt32
        public var size: UInt32
        public var isFunction: Bool

        public init(name: String, address: UInt32, size: UInt32, isFunction: Bool) {
            self.name = name
            self.address = address
            self.size = size
            self.isFunction = isFunction
        }
    }

    /// Sorted by address, then by name.
    public let symbols: [Symbol]

    public init(_ symbols: [Symbol] = []) {
        self.symbols = symbols.sorted { ($0.address, $0.name) < ($1.address, $1.name) }
    }
}

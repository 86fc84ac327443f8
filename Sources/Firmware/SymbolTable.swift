/// The symbols of an image, to look up by name and by address.
public struct SymbolTable: Sendable, Hashable {
    /// What a symbol stands for.
    public enum Kind: UInt8, Sendable, Hashable, CaseIterable {
        case function, object
        /// An address without a type, as an assembly or linker script gives.
        case label
        /// A number that is no place in a section; found by name alone.
        case absolute
    }

    /// How far a name reaches.
    public enum Binding: UInt8, Sendable, Hashable, CaseIterable {
        case global, weak, local
    }

    /// A name for an address.
    public struct Symbol: Sendable, Hashable {
        /// As the image spells it; not demangled.
        public var name: String
        /// Without the Thumb bit.
        public var address: UInt32
        /// In bytes; 0 when the image does not say.
        public var size: UInt32
        /// The end of the section that the symbol is in, where it is in one.
        public var sectionEnd: UInt32?
        /// Whether it names code, data or something else.
        public var kind: Kind
        /// Whether it is seen outside its object file.
        public var binding: Binding

        /// Whether it names code that can be called.
        public var isFunction: Bool { kind == .function }

        /// A symbol in no section; `size` is in bytes, 0 for unknown.
        public init(name: String, address: UInt32, size: UInt32, kind: Kind, binding: Binding = .global) {
            self.name = name
            self.address = address
            self.size = size
            self.kind = kind
            self.binding = binding
        }

        /// A global symbol for a function or an object; `size` is in bytes.
        public init(name: String, address: UInt32, size: UInt32, isFunction: Bool) {
            self.init(name: name, address: address, size: size, kind: isFunction ? .function : .object)
        }

        /// Orders by address; at one address the symbol to show comes first.
        static func precedes(_ a: Symbol, _ b: Symbol) -> Bool {
            if a.address != b.address { return a.address < b.address }
            return preferred(a, b)
        }

        /// Functions before objects before labels, global before weak before local, then by name.
        private static func preferred(_ a: Symbol, _ b: Symbol) -> Bool {
            if a.kind != b.kind { return a.kind.rawValue < b.kind.rawValue }
            if a.binding != b.binding { return a.binding.rawValue < b.binding.rawValue }
            if a.size != b.size { return a.size > b.size }
            return a.name.utf8.lexicographicallyPrecedes(b.name.utf8)
        }
    }

    /// Sorted by address; at one address functions come first, then what is global.
    public let symbols: [Symbol]
    /// Positions in `symbols`, sorted by name; at one name what is global comes first, then the lower position.
    private let byName: [UInt32]
    /// For every position, the highest end of the sized symbols up to it.
    private let reach: [UInt32]

    /// Sorts and indexes the symbols, which may come in any order.
    public init(_ symbols: consuming [Symbol] = []) {
        symbols.sort(by: Symbol.precedes)
        let sorted = symbols
        self.symbols = sorted
        byName = (0..<UInt32(clamping: sorted.count)).sorted { a, b in
            let (first, second) = (sorted[Int(a)], sorted[Int(b)])
            if first.name.utf8.lexicographicallyPrecedes(second.name.utf8) { return true }
            if second.name.utf8.lexicographicallyPrecedes(first.name.utf8) { return false }
            if first.binding != second.binding { return first.binding.rawValue < second.binding.rawValue }
            return a < b
        }
        var highest: UInt32 = 0
        reach = sorted.map { symbol in
            highest = max(highest, Self.end(symbol))
            return highest
        }
    }

    /// The symbol of that very name; of several, a global one before a weak or local one.
    public func symbol(named name: String) -> Symbol? {
        symbols(named: name).first
    }

    /// Every symbol of that very name, global ones first: static functions of several files may share it.
    public func symbols(named name: String) -> [Symbol] {
        let start = lowerBound(byName.count) { symbols[Int(byName[$0])].name.utf8.lexicographicallyPrecedes(name.utf8) }
        return byName[start...].lazy.map { symbols[Int($0)] }.prefix { $0.name.utf8.elementsEqual(name.utf8) }
            .map { $0 }
    }

    /// The symbol that an address lies in, and how far in.
    ///
    /// A function goes before an object, an object before a label; of one kind, the one that begins nearest. A function or
    /// object without a size reaches to the next function or object, a label to the next symbol, and both at most to the
    /// end of their section.
    public func function(containing address: UInt32) -> (symbol: Symbol, offset: UInt32)? {
        var best: (rank: Int, position: Int)?
        /// Where the last function or object at or before the address begins.
        var barrier: UInt32?
        var position = lowerBound(symbols.count) { symbols[$0].address <= address }
        while position > 0, barrier == nil || barrier == symbols[position - 1].address || reach[position - 1] > address {
            position -= 1
            let symbol = symbols[position]
            guard symbol.kind != .absolute else { continue }
            let isNearest = barrier == nil || barrier == symbol.address
            if symbol.kind != .label, barrier == nil { barrier = symbol.address }
            let isSized = symbol.size > 0 && symbol.kind != .label
            guard isSized ? address < Self.end(symbol) : isNearest && address < symbol.sectionEnd ?? .max else { continue }
            let rank = Int(symbol.kind.rawValue) * 2 + (isSized ? 0 : 1)
            guard let found = best else {
                best = (rank, position)
                continue
            }
            // Walking down, an equal rank at the same address is the symbol that sorts first.
            if rank < found.rank || rank == found.rank && symbol.address == symbols[found.position].address {
                best = (rank, position)
            }
        }
        return best.map { (symbols[$0.position], address - symbols[$0.position].address) }
    }

    /// The address after a symbol, at most the last one there is.
    private static func end(_ symbol: Symbol) -> UInt32 {
        symbol.kind == .absolute
            ? 0
            : symbol.address.addingReportingOverflow(symbol.size).overflow
                ? .max : symbol.address &+ symbol.size
    }

    /// The first position below `count` where the predicate fails, for one that holds up to there.
    private func lowerBound(_ count: Int, where holds: (Int) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = low + (high - low) / 2
            if holds(middle) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

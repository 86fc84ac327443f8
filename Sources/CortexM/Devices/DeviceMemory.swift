/// The memories of a device, by the indices of its kind's roles: their bytes, and what windows show.
///
/// It reaches into the machine's memory, and is valid during the call of the device alone. Outside a memory bytes read as ones,
/// and changes do nothing.
public struct DeviceMemory: @unchecked Sendable {
    /// What is done once the call is over.
    package enum Request: Sendable, Hashable {
        /// Lets a window show something else.
        case show(window: Int, WindowView)
        /// Lets a window show nothing.
        case close(window: Int)
        /// Guards bytes of a bank, or no longer.
        case guarding(bank: Int, Range<Int>, Bool)
    }

    private let tables: MemoryTables?
    private let links: UnsafePointer<MemoryLink>?
    private let linkCount: Int
    package private(set) var requests: [Request] = []

    /// No memories at all.
    package init() {
        tables = nil
        links = nil
        linkCount = 0
    }

    init(_ tables: MemoryTables, _ links: UnsafePointer<MemoryLink>, count: Int) {
        self.tables = tables
        self.links = links
        linkCount = count
    }

    /// Bytes of a memory: of a window, those that it shows from reset on. 0 for a role without a region.
    public func count(_ role: Int) -> UInt32 { UInt32(truncatingIfNeeded: bank(role)?.count ?? 0) }

    /// A byte.
    public func byte(_ role: Int, at offset: UInt32) -> UInt8 {
        UInt8(truncatingIfNeeded: value(role, at: offset, size: .byte))
    }

    /// The four bytes from an offset on, the first one lowest; the offset is a multiple of 4.
    public func word(_ role: Int, at offset: UInt32) -> UInt32 { value(role, at: offset & ~3, size: .word) }

    /// Changes a byte, past write protection.
    public mutating func set(_ role: Int, at offset: UInt32, byte: UInt8) {
        change(role, at: offset, size: .byte, UInt32(byte))
    }

    /// Changes four bytes; the offset is a multiple of 4.
    public mutating func set(_ role: Int, at offset: UInt32, word: UInt32) {
        change(role, at: offset & ~3, size: .word, word)
    }

    /// Changes bytes: all of them, or none when they are not all in the memory.
    public mutating func set(_ role: Int, at offset: UInt32, bytes: [UInt8]) {
        guard let tables, let (bank, count) = bank(role), Int(offset) + bytes.count <= count else { return }
        bytes.withUnsafeBytes { tables.setBytes(bank: bank, at: Int(offset), $0) }
    }

    /// Erases bytes to ones.
    public mutating func erase(_ role: Int, _ range: Range<UInt32>) {
        guard let tables, let (bank, count) = bank(role) else { return }
        let range = Int(range.lowerBound)..<Int(range.upperBound)
        tables.erase(bank: bank, range.clamped(to: 0..<count))
    }

    /// Lets a window show bytes of another memory of this device, `size` of them at most, from `offset` on. It holds from the
    /// next access on.
    public mutating func show(_ window: Int, of role: Int, offset: UInt32 = 0, size: UInt32 = .max) {
        guard case .window(let index) = link(window) else { return }
        let target: WindowView.Target =
            switch link(role) {
            case .bank(let bank): .bank(bank)
            case .window(let other): .window(other)
            case .nothing: .nothing
            }
        let view = WindowView(target: target, offset: Int(offset), count: size == .max ? .max : Int(size))
        requests.append(.show(window: index, view))
    }

    /// Lets a window show nothing: its accesses come to the device.
    public mutating func close(_ window: Int) {
        guard case .window(let index) = link(window) else { return }
        requests.append(.close(window: index))
    }

    /// Lets loads and fetches from a range come to the device, which answers with a bus error unless it says otherwise: words
    /// with a bad ECC. Or lets them come no longer.
    public mutating func guardReads(_ role: Int, _ range: Range<UInt32>, _ isGuarded: Bool = true) {
        guard let (bank, count) = bank(role) else { return }
        let range = (Int(range.lowerBound)..<Int(range.upperBound)).clamped(to: 0..<count)
        if !range.isEmpty { requests.append(.guarding(bank: bank, range, isGuarded)) }
    }

    private func link(_ role: Int) -> MemoryLink {
        guard let links, role >= 0, role < linkCount else { return .nothing }
        return links[role]
    }

    /// The bank that has a role's bytes, and how many.
    private func bank(_ role: Int) -> (bank: Int, count: Int)? { tables?.bytes(of: link(role)) }

    private func value(_ role: Int, at offset: UInt32, size: AccessSize) -> UInt32 {
        guard let tables, let (bank, count) = bank(role), Int(offset) + Int(size.rawValue) <= count else { return .max }
        return tables.value(bank: bank, at: Int(offset), size: size)
    }

    private func change(_ role: Int, at offset: UInt32, size: AccessSize, _ value: UInt32) {
        guard let tables, let (bank, count) = bank(role), Int(offset) + Int(size.rawValue) <= count else { return }
        tables.setValue(bank: bank, at: Int(offset), size: size, value)
    }
}

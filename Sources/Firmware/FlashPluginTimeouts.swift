/// How long the host of a FLASH plugin lets its functions take, in milliseconds.
public struct FlashPluginTimeouts: Sendable, Hashable {
    /// A call of `FLASHPlugin_EraseSectors`.
    public var erase: UInt32 = 60_000
    /// A call of `FLASHPlugin_ProgramSync`.
    public var write: UInt32 = 1000
    /// A call of `FLASHPlugin_Probe`, `FLASHPlugin_FindWorkArea` or `FLASHPlugin_Unload`.
    public var initialization: UInt32 = 1000
    /// From the entry point to `FLASHPlugin_InitDone`.
    public var load: UInt32 = 10_000
    /// A call that protects sectors.
    public var protection: UInt32 = 1000
    /// What the table says that its size is; nil without a table.
    public var tableSize: UInt32?

    /// Those of a host that is told nothing.
    public init() {}

    /// Bytes of the times that a host knows: it takes no larger table.
    public static let knownSize: UInt32 = 20

    /// Whether they are the table's, or those of a host that is told nothing, or nothing that it takes.
    public var isFromTable: Bool { tableSize.map { $0 <= Self.knownSize } ?? false }
}

extension FirmwareImage {
    /// The times that `FLASHPlugin_TimeoutTable` gives: its first word is the bytes of times that follow, in the order of the host's, and
    /// what it leaves out stays the host's.
    public var flashPluginTimeouts: FlashPluginTimeouts {
        var timeouts = FlashPluginTimeouts()
        guard let table = symbols.symbol(named: "FLASHPlugin_TimeoutTable") else { return timeouts }
        let bytes = DescriptionBytes(segments, at: table.address)
        guard let size = bytes.word(0) else { return timeouts }
        timeouts.tableSize = size
        guard size <= FlashPluginTimeouts.knownSize else { return timeouts }
        let times: [WritableKeyPath<FlashPluginTimeouts, UInt32>] = [\.erase, \.write, \.initialization, \.load, \.protection]
        for (index, time) in times.enumerated() where size >= UInt32(4 * index + 4) {
            if let value = bytes.word(4 * index + 4) { timeouts[keyPath: time] = value }
        }
        return timeouts
    }
}

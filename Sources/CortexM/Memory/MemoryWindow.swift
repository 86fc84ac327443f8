import ArmMProfile

/// A stretch of the address space that shows a bank's bytes, and the instructions decoded at its addresses.
struct MemoryWindow: ~Copyable {
    /// Its first address.
    let base: UInt32
    /// Bytes, not past the end of the address space.
    let size: Int
    /// The bank's index.
    let bank: Int
    /// Fetches are answered.
    let isExecutable: Bool
    /// The region's index in the configuration.
    let region: Int
    /// One entry per half-word, from the first execution on, and a few that stay `notDecoded` behind the end.
    private var table: ZeroedPages?
    /// The entries that may hold something.
    private var decodedLow = Int.max
    private var decodedHigh = 0
    /// How often its instructions were executed, while that is counted.
    var executions = ExecutionCounts()

    /// A window on the first `size` bytes of a bank.
    init(base: UInt32, size: Int, bank: Int, isExecutable: Bool, region: Int) {
        self.base = base
        self.size = size
        self.bank = bank
        self.isExecutable = isExecutable
        self.region = region
        table = nil
    }

    /// Whether an address is in it.
    func contains(_ address: UInt32) -> Bool { Int(address &- base) < size }

    /// The decoded instructions, made on first use; `nil` when the host has no memory for them.
    mutating func code() -> UnsafeMutablePointer<Instruction>? {
        if table == nil { table = ZeroedPages((size / 2 + 8) * MemoryLayout<Instruction>.stride) }
        return decoded
    }

    /// The decoded instructions, if there are any.
    var decoded: UnsafeMutablePointer<Instruction>? {
        switch table {
        case .some(let table): table.bytes.assumingMemoryBound(to: Instruction.self)
        case .none: nil
        }
    }

    /// Keeps a decoded instruction for the address at `offset`.
    mutating func keep(_ instruction: Instruction, at offset: Int) {
        guard let code = code() else { return }
        let entry = offset >> 1
        code[entry] = instruction
        decodedLow = min(decodedLow, entry)
        decodedHigh = max(decodedHigh, entry + 1)
    }

    /// How many bytes after its first one the cycles of an instruction can depend on.
    static let lookahead = 12

    /// Drops what was decoded from the bytes of a range, or has looked at them. True when a branch may have looked at them too,
    /// from anywhere in the window.
    @discardableResult
    func drop(at offset: Int, count: Int) -> Bool {
        guard let code = decoded else { return false }
        let low = max(decodedLow, (offset - Self.lookahead) >> 1)
        let high = min(decodedHigh, (offset + count + 1) >> 1)
        guard low < high else { return false }
        var wasTarget = false
        for entry in low..<high {
            let isInside = entry >= offset >> 1 && entry & 1 == 1
            if isInside, code[entry].operation != .notDecoded || code[entry].cycles != 0 { wasTarget = true }
            code[entry].operation = .notDecoded
            code[entry].row = 0
            code[entry].cycles = 0
        }
        return wasTarget
    }

    /// Notes that a branch has looked at the instruction at `offset`: an entry that holds nothing keeps it in its cycles.
    mutating func markTarget(at offset: Int) {
        guard let code = code() else { return }
        let entry = offset >> 1
        if code[entry].operation == .notDecoded { code[entry].cycles = 1 }
        decodedLow = min(decodedLow, entry)
        decodedHigh = max(decodedHigh, entry + 1)
    }

    /// Drops everything that was decoded.
    mutating func dropAll() {
        drop(at: 0, count: size)
        decodedLow = .max
        decodedHigh = 0
    }
}

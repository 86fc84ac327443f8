import ArmMProfile

/// A stretch of the address space, what it shows, and the instructions decoded at its addresses.
struct MemoryWindow: ~Copyable {
    /// Its first address.
    let base: UInt32
    /// Bytes from there on that are its own, shown or not.
    let extent: Int
    /// Fetches are answered.
    let isExecutable: Bool
    /// The region's index in the configuration.
    let region: Int
    /// The most bytes that it can ever show.
    let capacity: Int
    /// What it shows from reset on.
    let initialView: WindowView
    /// What it shows now: of another window, what that one shows.
    var view: WindowView
    /// The device that answers while it shows nothing, or where.
    var controller: MemoryController?

    // What comes of it, by `Memory.showAll()`.
    /// Bytes from its first address on that are shown; 0 while it is closed.
    private(set) var size = 0
    /// The bank that they are in.
    private(set) var bank = 0
    /// The place of the first of them in it.
    private(set) var start = 0

    /// One entry per half-word, from the first execution on, and a few that stay `notDecoded` behind the end.
    private var table: ZeroedPages?
    /// The entries that may hold something.
    private var decodedLow = Int.max
    private var decodedHigh = 0
    /// How often its instructions were executed, while that is counted.
    var executions = ExecutionCounts()

    /// A window of `extent` bytes that shows nothing yet.
    init(base: UInt32, extent: Int, capacity: Int, isExecutable: Bool, region: Int, view: WindowView) {
        self.base = base
        self.extent = extent
        self.capacity = capacity
        self.isExecutable = isExecutable
        self.region = region
        self.view = view
        initialView = view
        table = nil
    }

    /// Whether it shows something at an address.
    func contains(_ address: UInt32) -> Bool { Int(address &- base) < size }

    /// Whether an address is one of its own, shown or not.
    func covers(_ address: UInt32) -> Bool { Int(address &- base) < extent }

    /// Where in its bank an address is that it shows.
    func offset(of address: UInt32) -> Int { Int(address &- base) &+ start }

    /// Lets it show bytes of a bank; none when `size` is 0. Returns whether they are others than before.
    mutating func show(bank: Int, start: Int, size: Int) -> Bool {
        let size = min(size, capacity)
        guard (bank, start, size) != (self.bank, self.start, self.size) else { return false }
        dropAll()
        self.bank = bank
        self.start = start
        self.size = size
        return true
    }

    /// The decoded instructions, made on first use; `nil` when the host has no memory for them.
    mutating func code() -> UnsafeMutablePointer<Instruction>? {
        if table == nil { table = ZeroedPages((capacity / 2 + 8) * MemoryLayout<Instruction>.stride) }
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
        dropFused(with: low, code)
        var wasTarget = false
        for entry in low..<high {
            let isInside = entry >= offset >> 1 && entry & 1 == 1
            if isInside, code[entry].operation != .notDecoded || code[entry].cycles != 0 { wasTarget = true }
            Self.forget(code + entry)
        }
        return wasTarget
    }

    private static func forget(_ entry: UnsafeMutablePointer<Instruction>) {
        entry.pointee.operation = .notDecoded
        entry.pointee.row = 0
        entry.pointee.cycles = 0
    }

    /// Drops what lies before an entry and does a branch from there on too: the two go together.
    private func dropFused(with entry: Int, _ code: UnsafeMutablePointer<Instruction>) {
        for distance in 1...2 where entry - distance >= decodedLow {
            let before = code + (entry - distance)
            guard before.pointee.form.doesBranchToo, Int(before.pointee.length) >= distance * 2 else { continue }
            Self.forget(before)
        }
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
        drop(at: 0, count: capacity)
        decodedLow = .max
        decodedHigh = 0
    }
}

extension STM32H7Flash {
    /// The bytes that are programmed at once, with one code.
    static let flashWord: UInt32 = 32
    private static let sector: UInt32 = 128 << 10

    enum Control {
        static let lock: UInt32 = 1 << 0
        static let pg: UInt32 = 1 << 1
        static let ser: UInt32 = 1 << 2
        static let ber: UInt32 = 1 << 3
        static let fw: UInt32 = 1 << 6
        static let start: UInt32 = 1 << 7
        static let held: UInt32 = 0x0FEF_873E
    }

    enum Status {
        static let bsy: UInt32 = 1 << 0
        static let wbne: UInt32 = 1 << 1
        static let qw: UInt32 = 1 << 2
        static let eop: UInt32 = 1 << 16
        static let wrperr: UInt32 = 1 << 17
        static let pgserr: UInt32 = 1 << 18
        static let strberr: UInt32 = 1 << 19
        static let incerr: UInt32 = 1 << 21
        static let dbeccerr: UInt32 = 1 << 26
        static let cleared: UInt32 = 0x0FEF_0000
    }

    /// Which bank's register an offset is, and where a register of both is kept.
    struct Place {
        var bank: Int
        var register: UInt32
        var home: UInt32

        init(_ offset: UInt32) {
            bank = offset >= Register.bank2 ? 1 : 0
            register = offset - UInt32(bank) * Register.bank2
            let isShared = [Register.acr, Register.optkeyr, Register.optcr, 0x1C, 0x20, 0x24, 0x40, 0x44].contains(register)
            home = isShared ? register : offset
        }
    }

    /// What one bank is doing.
    struct Bank: Sendable, Hashable {
        var lock = STM32FlashLock()
        var status: UInt32 = 0
        var busy: STM32FlashBusy
        /// The flash word that is being filled, and which of its bytes have come.
        var word: UInt32?
        var bytes = [UInt8](repeating: 0xFF, count: Int(STM32H7Flash.flashWord))
        var filled: UInt32 = 0

        init(_ time: FlashTime, timer: UInt32) { busy = STM32FlashBusy(time, timer: timer) }

        mutating func drop() {
            word = nil
            filled = 0
            for index in bytes.indices { bytes[index] = 0xFF }
            status &= ~Status.wbne
        }
    }

    mutating func control(_ place: Place, _ value: UInt32, _ context: inout DeviceContext) {
        guard banks[place.bank].lock.isOpen else { return context.warn("a store to FLASH_CR, which is locked: ignored") }
        finish(place.bank, &context)
        registers[place.home] = value & Control.held
        if value & Control.pg == 0 { banks[place.bank].drop() }
        if value & Control.lock != 0 { return banks[place.bank].lock.close() }
        if value & Control.fw != 0, banks[place.bank].word != nil { program(place.bank, &context) }
        guard value & Control.start != 0 else { return }
        if value & Control.ber != 0 {
            eraseBank(place.bank, &context)
        } else if value & Control.ser != 0 {
            eraseSector(value >> 8 & 7, place.bank, &context)
        }
    }

    mutating func write(_ offset: UInt32, _ size: AccessSize, _ value: UInt32, _ context: inout DeviceContext) {
        let half = max(1, context.memory.count(0) / 2)
        let bank = Int(min(1, offset / half))
        let cr = registers[Register.cr + UInt32(bank) * Register.bank2]
        guard banks[bank].lock.isOpen, cr & Control.pg != 0 else {
            let why = banks[bank].lock.isOpen ? "PG of FLASH_CR\(bank + 1) clear" : "FLASH_CR\(bank + 1) locked"
            context.warn("a store to flash, with \(why): PGSERR")
            banks[bank].status |= Status.pgserr
            return
        }
        guard !isProtected(bank, offset % half / Self.sector) else {
            banks[bank].status |= Status.wrperr
            return
        }
        finish(bank, &context)
        let word = offset & ~(Self.flashWord - 1)
        guard banks[bank].word.map({ $0 == word }) ?? true else {
            banks[bank].status |= Status.incerr
            return banks[bank].drop()
        }
        let lanes: UInt32 = (1 << UInt32(size.rawValue) - 1) << (offset & (Self.flashWord - 1))
        guard banks[bank].filled & lanes == 0 else {
            banks[bank].status |= Status.strberr
            return
        }
        banks[bank].word = word
        banks[bank].filled |= lanes
        banks[bank].status |= Status.wbne
        for byte in 0..<UInt32(size.rawValue) {
            banks[bank].bytes[Int(offset & (Self.flashWord - 1) + byte)] = UInt8(truncatingIfNeeded: value >> (byte * 8))
        }
        if banks[bank].filled == .max { program(bank, &context) }
    }

    /// Programs the flash word: its bits go from one to zero. Where any was zero before, its code does not fit any more.
    private mutating func program(_ bank: Int, _ context: inout DeviceContext) {
        guard let word = banks[bank].word else { return }
        let old = (0..<Self.flashWord).map { context.memory.byte(0, at: word + $0) }
        context.memory.set(0, at: word, bytes: zip(old, banks[bank].bytes).map { $0 & $1 })
        if old.contains(where: { $0 != 0xFF }) {
            context.warn("programming a flash word that is not erased: its code is wrong, and reading it a bus error")
            context.memory.guardReads(0, word..<word + Self.flashWord)
        }
        banks[bank].drop()
        registers[Register.cr + UInt32(bank) * Register.bank2] &= ~Control.fw
        banks[bank].busy.begin(nanoseconds: 100_000, &context)
    }

    private mutating func eraseSector(_ number: UInt32, _ bank: Int, _ context: inout DeviceContext) {
        guard !isProtected(bank, number) else {
            banks[bank].status |= Status.wrperr
            return
        }
        let start = UInt32(bank) * (context.memory.count(0) / 2) + number * Self.sector
        erase(start..<start + Self.sector, &context)
        banks[bank].busy.begin(nanoseconds: 1_100_000_000, &context)
    }

    mutating func eraseBank(_ bank: Int, _ context: inout DeviceContext) {
        let half = context.memory.count(0) / 2
        guard (0..<8).allSatisfy({ !isProtected(bank, $0) }) else {
            banks[bank].status |= Status.wrperr
            return
        }
        erase(UInt32(bank) * half..<UInt32(bank + 1) * half, &context)
        banks[bank].busy.begin(nanoseconds: 6_000_000_000, &context)
    }

    private func erase(_ range: Range<UInt32>, _ context: inout DeviceContext) {
        context.memory.erase(0, range)
        context.memory.guardReads(0, range, false)
    }

    /// WPSN: a zero protects a sector.
    private func isProtected(_ bank: Int, _ sector: UInt32) -> Bool {
        registers[Register.wpsnCur + UInt32(bank) * Register.bank2] >> min(7, sector) & 1 == 0
    }

    /// The bus waits until the bank has time for the next order.
    private mutating func finish(_ bank: Int, _ context: inout DeviceContext) {
        if banks[bank].busy.wait(&context) { end(bank) }
    }

    /// A bank's work is done.
    mutating func end(_ bank: Int) {
        banks[bank].status |= Status.eop
        registers[Register.cr + UInt32(bank) * Register.bank2] &= ~Control.start
    }

    func setOutput(_ context: inout DeviceContext) {
        let isHigh = banks.indices.contains { bank in
            banks[bank].status & registers[Register.cr + UInt32(bank) * Register.bank2] & Status.cleared != 0
        }
        context.setInterrupt(0, isHigh)
    }
}

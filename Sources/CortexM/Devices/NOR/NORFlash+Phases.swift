/// How a transaction goes from phase to phase.
extension NORFlash {
    /// The lines of an opcode.
    var protocolLines: Int {
        if registers.isQuadProtocol { return 4 }
        // EVCR bit 6 is Micron's dual protocol.
        return chip.maker == .micron && registers.enhancedConfiguration & 1 << 6 == 0 ? 2 : 1
    }

    func addressLines(_ command: NORCommand) -> Int { protocolLines == 1 ? command.addressLines : protocolLines }
    func dataLines(_ command: NORCommand) -> Int { protocolLines == 1 ? command.dataLines : protocolLines }

    var isDouble: Bool { command?.traits.contains(.isDouble) ?? false }

    func addressBytes(_ command: NORCommand) -> Int {
        switch command.address {
        case .none: 0
        case .three: 3
        case .four: 4
        case .byMode: registers.isFourByte ? 4 : 3
        }
    }

    /// With QE zero IO2 and IO3 are WP and HOLD, which the chip does not drive.
    var drivesAllLines: Bool {
        guard chip.maker == .winbond, let command, dataLines(command) == 4 else { return true }
        return registers.status2 & NORRegisters.quadEnable != 0
    }

    /// All bits of a phase are there.
    mutating func complete(_ value: UInt32) {
        switch phase {
        case .opcode: decode(UInt8(truncatingIfNeeded: value))
        case .address: takeAddress(value)
        case .mode: takeMode(UInt8(truncatingIfNeeded: value))
        case .input: takeByte(UInt8(truncatingIfNeeded: value))
        case .idle, .wait, .output, .surplus: break
        }
    }

    private mutating func decode(_ opcode: UInt8) {
        guard let row = chip.commands[opcode], !(registers.isQuadProtocol && row.traits.contains(.notInQuadProtocol)) else {
            warn(.unknown(opcode))
            begin(.surplus, bits: 0)
            return
        }
        command = row
        if let reason = refusal(of: row) {
            warn(reason)
            command = nil
            begin(.surplus, bits: 0)
            return
        }
        let bits = addressBytes(row) * 8
        if bits > 0 { begin(.address, bits: bits) } else { beginWait() }
    }

    /// Why a command is not heard at all.
    private func refusal(of row: NORCommand) -> NORWarning.Reason? {
        if isPoweredDown { return row.action == .releasePowerDown ? nil : .poweredDown }
        if row.traits.contains(.whileBusy) { return nil }
        // Of a chip with dies, those that are not busy hear it; which one is meant may be told by the address.
        if dies.allSatisfy({ $0.busyUntil > now }) { return .busy }
        if row.address == .none, row.action != .writeEnable, dies[selectedDie].busyUntil > now { return .busy }
        return nil
    }

    private mutating func takeAddress(_ value: UInt32) {
        address = value
        if let command {
            if addressBytes(command) == 3, chip.isLarge, command.address != .three {
                address |= UInt32(registers.extendedAddress) << 24
            }
            if command.address != .three { address &= chip.size - 1 }
            if isAddressed(command), dies[die(of: address)].busyUntil > now {
                warn(.busy)
                self.command = nil
                begin(.surplus, bits: 0)
                return
            }
            if isQuadRefused(command) { warn(.quadNotEnabled) }
        }
        beginWait()
    }

    private mutating func beginWait() {
        guard let command else { return }
        switch command.wait {
        case .clocks(let clocks) where clocks > 0: begin(.wait, bits: waitClocks(clocks))
        case .clocks: beginData()
        case .mode: begin(.mode, bits: 8)
        case .configured(let clocks): begin(.wait, bits: configuredClocks(default: clocks))
        }
    }

    /// In QPI fast reads wait as C0h says: 2, 4, 6 or 8 clocks.
    private func waitClocks(_ clocks: Int) -> Int {
        guard chip.maker == .winbond, registers.isQuadProtocol, command?.action == .readArray else { return clocks }
        return 2 + 2 * Int(registers.readParameters)
    }

    /// Dummy clocks of Micron: VCR 7:4, where 0 and 15 are the default, which is ten in the quad protocol.
    private func configuredClocks(default clocks: Int) -> Int {
        switch registers.volatileConfiguration >> 4 {
        case 0, 15: registers.isQuadProtocol ? max(10, clocks) : clocks
        case let clocks: Int(clocks)
        }
    }

    private mutating func takeMode(_ value: UInt8) {
        guard let command, case .mode(let clocks) = command.wait else { return }
        // M5:4 = 10b: the next access has no opcode.
        continuous = value >> 4 & 3 == 2 ? command : nil
        if continuous != nil, chip.quadEnable == .fixed, !chip.isLarge { warn(.continuousRead) }
        let wait = registers.isQuadProtocol ? 2 * Int(registers.readParameters) : clocks
        if wait > 0 { begin(.wait, bits: wait) } else { beginData() }
    }

    /// The first dummy clock: with VCR bit 3 zero, IO0 says whether the next access goes without an opcode.
    mutating func noteFirstDummy(_ levels: UInt8) {
        guard chip.maker == .micron, let command, command.action == .readArray, case .configured = command.wait else { return }
        continuous = registers.volatileConfiguration & 1 << 3 == 0 && levels & 1 == 0 ? command : nil
    }

    mutating func beginData() {
        switch command?.action {
        case .readArray, .readSFDP, .readID, .readDeviceID, .releasePowerDown, .readUniqueID, .readRegister, .readSecurity, .readLock:
            begin(.output, bits: 0)
        case .program, .programSecurity:
            page = [UInt8](repeating: 0xFF, count: 256)
            begin(.input, bits: 8)
        case .writeRegister, .selectDie, .setReadParameters,
            .lock where chip.maker == .micron, .setBurstWrap:
            begin(.input, bits: 8)
        default: begin(.surplus, bits: 0)
        }
    }

    private mutating func takeByte(_ byte: UInt8) {
        if command?.action == .program || command?.action == .programSecurity {
            // Beyond the end of the page it goes on at its beginning, and the last of more than 256 win.
            page[Int(address &+ UInt32(truncatingIfNeeded: byteCount)) & 0xFF] = byte
        } else if byteCount < 4 {
            firstBytes |= UInt32(byte) << UInt32(8 * byteCount)
        }
        byteCount += 1
        begin(.input, bits: 8)
    }
}

/// What a command does when the chip is deselected.
extension NORFlash {
    /// nCS rises. Gives what happens to the bytes.
    package mutating func deselect(at now: UInt64) -> Effect? {
        self.now = max(self.now, now)
        defer { begin(.idle, bits: 0) }
        guard let command else {
            // All ones on IO0 for the length of an address and its mode bits end the continuous read by themselves.
            return nil
        }
        guard isWhole(command) else { return nil }
        if command.action != .reset, command.action != .enableReset { isResetEnabled = false }
        switch command.action {
        case .readArray, .readSFDP, .readID, .readDeviceID, .readUniqueID, .readRegister, .readSecurity, .readLock, .setBurstWrap:
            return nil
        case .program, .erase, .eraseChip: return change(command)
        case .writeRegister(let register): write(register)
        case .programSecurity, .eraseSecurity: changeSecurity(command)
        case .lock, .lockAll: changeLocks(command)
        case .suspend: suspend()
        case .resume: resume()
        case .writeEnable: for index in dies.indices where dies[index].busyUntil <= self.now { dies[index].isWriteEnabled = true }
        case .writeDisable: for index in dies.indices { dies[index].isWriteEnabled = false }
        case .volatileWriteEnable: isVolatileWriteEnabled = true
        case .clearFlags: registers.flags = 0
        case .powerDown: isPoweredDown = true
        case .releasePowerDown: isPoweredDown = false
        case .enableReset: isResetEnabled = true
        case .reset: reset()
        case .fourByteMode(let isOn): registers.isFourByte = isOn
        case .quadProtocol(let isOn): setQuadProtocol(isOn)
        case .selectDie: selectedDie = min(Int(firstBytes & 0xFF), dies.count - 1)
        case .setReadParameters: if registers.isQuadProtocol { registers.readParameters = UInt8(firstBytes >> 4 & 3) }
        }
        return nil
    }

    /// Whether the command was sent as it has to be to be obeyed.
    private mutating func isWhole(_ command: NORCommand) -> Bool {
        switch phase {
        case .idle, .opcode, .address, .mode: return false
        // ABh needs neither its dummy bytes nor a read of the id to release.
        case .wait: return command.action == .releasePowerDown
        case .output: return true
        case .input:
            if shifted != 0 { warn(.partialByte) }
            return shifted == 0 && byteCount > 0
        case .surplus:
            if surplusClocks > 0 { warn(.surplus) }
            return surplusClocks == 0
        }
    }

    private mutating func setQuadProtocol(_ isOn: Bool) {
        switch chip.maker {
        case .winbond:
            guard isOn else {
                registers.isQuadProtocol = false
                return
            }
            // 38h needs QE.
            if registers.status2 & NORRegisters.quadEnable != 0 { registers.isQuadProtocol = true } else { warn(.quadNotEnabled) }
        case .micron:
            registers.isQuadProtocol = isOn
            registers.enhancedConfiguration = registers.enhancedConfiguration & 0x7F | (isOn ? 0 : 0x80)
        }
    }

    /// 99h: what is under way is given up, and volatile settings go.
    private mutating func reset() {
        guard isResetEnabled else {
            warn(.noReset)
            return
        }
        registers.reload(chip)
        for index in dies.indices { dies[index] = Die() }
        selectedDie = 0
        isPoweredDown = false
        isResetEnabled = false
        isVolatileWriteEnabled = false
        continuous = nil
        for index in dies.indices { dies[index].busyUntil = end(of: chip.timing.reset) }
    }

    /// When what begins now ends.
    func end(of span: NORTiming.Span) -> UInt64 {
        let (sum, overflow) = now.addingReportingOverflow(time.cycles(span, clockHz: clockHz))
        return overflow ? .max : sum
    }

    private mutating func suspend() {
        for index in dies.indices {
            guard dies[index].busyUntil > now, dies[index].suspended == nil, let operation = dies[index].operation, !operation.isWhole
            else { continue }
            dies[index].suspended = dies[index].busyUntil - now
            dies[index].busyUntil = min(dies[index].busyUntil, end(of: chip.timing.suspend))
        }
    }

    private mutating func resume() {
        for index in dies.indices {
            guard let left = dies[index].suspended else { continue }
            dies[index].suspended = nil
            let (sum, overflow) = now.addingReportingOverflow(left)
            dies[index].busyUntil = overflow ? .max : sum
        }
    }
}

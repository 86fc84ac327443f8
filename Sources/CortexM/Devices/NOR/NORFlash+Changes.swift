/// Program and erase, of the array and of the security registers, and locks.
extension NORFlash {
    /// A program or an erase of the array.
    mutating func change(_ command: NORCommand) -> Effect? {
        let range: Range<UInt32>
        let span: NORTiming.Span
        switch command.action {
        case .program:
            range = address & ~0xFF..<(address & ~0xFF) + 0x100
            span = chip.timing.program
        case .erase(let size):
            range = address & ~(size - 1)..<(address & ~(size - 1)) + size
            span = chip.timing.erase(size)
        default:
            range = 0..<chip.size
            span = chip.timing.eraseChip
        }
        let isWhole = command.action == .eraseChip
        let affected = isWhole ? Array(dies.indices) : [die(of: address)]
        guard affected.allSatisfy({ dies[$0].isWriteEnabled }) else {
            warn(.notWriteEnabled)
            return nil
        }
        guard affected.allSatisfy({ mayBegin(command, in: $0, range) }) else { return nil }
        guard !isProtected(range) else {
            refuse(command, affected)
            return nil
        }
        for die in affected {
            // The rest of what is suspended waits for the resume, which a program in between does not forget.
            if dies[die].suspended == nil {
                dies[die].operation = Operation(range: range, isErase: command.action != .program, isWhole: isWhole)
            }
            finish(die, after: span)
        }
        guard command.action == .program else { return .erase(range) }
        return .program(range.lowerBound, page)
    }

    /// Whether the state of a die allows the change: not with an error uncleared, and, while something is suspended, only a
    /// program elsewhere.
    private mutating func mayBegin(_ command: NORCommand, in die: Int, _ range: Range<UInt32>) -> Bool {
        if chip.maker == .micron, registers.flags & 0x32 != 0 {
            warn(.failedBefore)
            return false
        }
        if chip.quadEnable != .none, isQuadRefused(command) { return false }
        guard dies[die].suspended != nil else { return true }
        if command.action == .program, let operation = dies[die].operation, operation.isErase, !operation.range.overlaps(range) {
            return true
        }
        warn(.suspended)
        return false
    }

    private func isProtected(_ range: Range<UInt32>) -> Bool {
        switch chip.maker {
        case .micron:
            if locks.isLocked(within: range) { return true }
        case .winbond:
            // WPS: the bits of single blocks instead of BP.
            if registers.status3 & 1 << 2 != 0 { return locks.isLocked(within: range) }
        }
        let protected = NORProtection.range(chip, status1: registers.status1, status2: registers.status2)
        return !protected.isEmpty && protected.overlaps(range)
    }

    /// Winbond clears WEL; Micron sets error bits, and leaves WEL set (Linux, micron-st.c).
    private mutating func refuse(_ command: NORCommand, _ affected: [Int]) {
        warn(.protected)
        if chip.maker == .micron {
            registers.flags |= 1 << 1 | (command.action == .program ? 1 << 4 : 1 << 5)
        } else {
            for die in affected { dies[die].isWriteEnabled = false }
        }
    }

    /// The die is busy for so long. WEL reads one until it is done.
    private mutating func finish(_ die: Int, after span: NORTiming.Span) {
        dies[die].busyUntil = end(of: span)
        dies[die].isWriteEnabled = false
    }

    mutating func changeSecurity(_ command: NORCommand) {
        guard dies[selectedDie].isWriteEnabled else {
            warn(.notWriteEnabled)
            return
        }
        guard let place = securityPlace(address & ~0xFF), !isSecurityLocked(place) else {
            refuse(command, [selectedDie])
            return
        }
        let isErase = command.action == .eraseSecurity
        for index in 0..<256 where place + index < security.count {
            security[place + index] = isErase ? 0xFF : security[place + index] & page[index]
        }
        dies[selectedDie].operation = Operation(range: 0..<0, isErase: isErase, isWhole: true)
        finish(selectedDie, after: isErase ? chip.timing.erase4K : chip.timing.program)
    }

    /// Winbond: LB1 to LB3; Micron: bit 0 of byte 64 is programmed.
    private func isSecurityLocked(_ place: Int) -> Bool {
        chip.maker == .winbond ? registers.status2 >> UInt8(3 + place / 256) & 1 != 0 : security[64] & 1 == 0
    }

    mutating func changeLocks(_ command: NORCommand) {
        guard dies[selectedDie].isWriteEnabled else {
            warn(.notWriteEnabled)
            return
        }
        switch command.action {
        case .lock(let isLocked): locks[address & (chip.size - 1)] = chip.maker == .micron ? firstBytes & 1 != 0 : isLocked
        case .lockAll(let isLocked): locks.setAll(isLocked)
        default: break
        }
        dies[selectedDie].isWriteEnabled = false
    }
}

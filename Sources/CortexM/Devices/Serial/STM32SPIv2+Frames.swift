extension STM32SPIv2 {
    private var isEnabled: Bool { registers[Register.cr1] & Control.spe != 0 }
    private var frameBits: UInt32 { max(4, (registers[Register.cfg1] & 0x1F) + 1) }
    var frameBytes: UInt32 { frameBits <= 8 ? 1 : frameBits <= 16 ? 2 : 4 }
    var frameMask: UInt32 { .max >> (32 - frameBits) }
    private var threshold: UInt32 { (registers[Register.cfg1] >> 5 & 0xF) + 1 }
    private var room: UInt32 { Self.capacity / frameBytes }

    func frames(_ size: AccessSize) -> UInt32 { max(1, UInt32(size.rawValue) / frameBytes) }

    var status: UInt32 {
        var status = flags | toSend << 16
        let got = UInt32(received.count)
        if got >= threshold { status |= 1 }
        if UInt32(waiting.count) + threshold <= room, toStore > 0 || registers[Register.cr2] & 0xFFFF == 0 { status |= 2 }
        if status & 3 == 3 { status |= 4 }
        if waiting.isEmpty, shifting == nil { status |= 1 << 12 }
        let bytes = got * frameBytes
        if bytes >= 4 { status |= 1 << 15 }
        return status | (bytes % 4 / frameBytes) << 13
    }

    mutating func control(_ lane: RegisterLane, _ value: UInt32) {
        let old = registers[Register.cr1]
        registers.store(lane.register, lane.place(value), lanes: lane.mask)
        guard lane.register == Register.cr1 else { return }
        let new = registers[Register.cr1]
        if new & Control.spe == 0 { flush() }
        if (old ^ new) & new & Control.spe != 0 {
            toStore = registers[Register.cr2] & 0xFFFF
            toSend = toStore
        }
        if new & Control.csusp != 0 {
            registers[Register.cr1] = new & ~Control.csusp
            if new & Control.cstart != 0 { finish(Flag.susp) }
        }
    }

    mutating func push(_ frame: UInt32) {
        guard isEnabled, UInt32(waiting.count) < room else { return }
        waiting.append(frame)
        guard toStore > 0 else { return }
        toStore -= 1
        if toStore == 0 { flags |= Flag.txtf }
    }

    mutating func accept(_ frame: UInt32) {
        if UInt32(received.count) < room { received.append(frame) } else { flags |= Flag.ovr }
    }

    /// The transfer stands: by its size, or because it was asked to.
    mutating func finish(_ flag: UInt32) {
        flags |= flag
        registers[Register.cr1] &= ~Control.cstart
    }

    mutating func flush() {
        waiting.removeAll(keepingCapacity: true)
        received.removeAll(keepingCapacity: true)
        shifting = nil
        toStore = 0
        toSend = 0
        registers[Register.cr1] &= ~Control.cstart
    }

    mutating func settle(_ context: inout DeviceContext) {
        let isStarted = isEnabled && registers[Register.cr1] & Control.cstart != 0
        if shifting == nil, !waiting.isEmpty, isStarted, registers[Register.cfg2] & Control.master != 0 {
            shifting = waiting.removeFirst()
            let divider: UInt64 = 2 << UInt64(registers[Register.cfg1] >> 28 & 7)
            context.startTimer(0, after: UInt64(frameBits) * divider * clockDivider)
        }
        context.setInterrupt(0, status & registers[Register.ier] & 0x7FF != 0)
    }
}

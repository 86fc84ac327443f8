extension STM32SPI {
    var cr1: UInt32 { registers[Register.cr1] }
    var cr2: UInt32 { registers[Register.cr2] }

    var frameBits: Int {
        guard hasFIFO else { return cr1 & 1 << 11 == 0 ? 8 : 16 }
        let size = Int(cr2 >> 8 & 0xF) + 1
        return size < 4 ? 8 : size
    }

    private var frameBytes: Int { frameBits > 8 ? 2 : 1 }
    /// Frames that each direction holds, beside the one on the line.
    private var capacity: Int { hasFIFO ? 4 / frameBytes : 1 }

    func packs(_ size: AccessSize) -> Bool { hasFIFO && frameBits <= 8 && size != .byte }

    var status: UInt32 {
        var status = errors
        let (sent, got) = (waiting.count * frameBytes, received.count * frameBytes)
        if hasFIFO {
            if got >= (cr2 & 1 << 12 == 0 ? 2 : 1) { status |= 1 }
            if sent <= 2 { status |= 2 }
            status |= UInt32(min(3, got)) << 9 | UInt32(min(3, sent)) << 11
        } else {
            if got > 0 { status |= 1 }
            if sent == 0 { status |= 2 }
        }
        return shifting == nil ? status : status | 1 << 7
    }

    mutating func push(_ frame: UInt16) {
        // A store without room is lost in a FIFO, and takes the place of the frame that waits without one.
        if waiting.count < capacity { waiting.append(frame) } else if !hasFIFO { waiting[0] = frame }
    }

    mutating func take() -> UInt16 { received.isEmpty ? 0 : received.removeFirst() }

    mutating func accept(_ frame: UInt16) {
        if received.count < capacity { received.append(frame) } else { errors |= Control.ovr }
    }

    mutating func didReadStatus() {
        if dataWasRead { errors &= ~Control.ovr }
        dataWasRead = false
        statusWasRead = true
    }

    /// A master whose own select is low by software has lost the bus (MODF): it is a slave, and off. A store to CR1 after a load
    /// of SR clears the flag.
    mutating func checkMode() {
        if statusWasRead { errors &= ~Control.modf }
        statusWasRead = false
        let isSelected = cr1 & Control.ssm != 0 && cr1 & Control.ssi == 0 && cr2 & Control.ssoe == 0
        guard cr1 & Control.mstr != 0, isSelected else { return }
        errors |= Control.modf
        registers[Register.cr1] = cr1 & ~(Control.mstr | Control.spe)
    }

    mutating func settle(_ context: inout DeviceContext) {
        if shifting == nil, !waiting.isEmpty, cr1 & (Control.mstr | Control.spe) == Control.mstr | Control.spe {
            shifting = waiting.removeFirst()
            context.startTimer(0, after: UInt64(frameBits) * (2 << UInt64(cr1 >> 3 & 7)) * clockDivider)
        }
        let status = status
        let isHigh =
            cr2 & 1 << 6 != 0 && status & 1 != 0 || cr2 & 1 << 7 != 0 && status & 2 != 0
            || cr2 & 1 << 5 != 0 && errors != 0
        context.setInterrupt(0, isHigh)
    }
}

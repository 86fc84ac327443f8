extension STM32USARTv2 {
    var cr1: UInt32 { registers[Register.cr1] }
    func isOn(_ bits: UInt32) -> Bool { cr1 & bits == bits }
    private var usesFIFO: Bool { variant.hasFIFO && isOn(Control.fifoen) }
    private var room: Int { usesFIFO ? 16 : 1 }

    var isr: UInt32 {
        var value = status
        if !received.isEmpty { value |= Flag.rxne }
        if isOn(Control.ue | Control.te) { value |= Flag.teack }
        if isOn(Control.ue | Control.re) { value |= Flag.reack }
        if usesFIFO {
            if value & Flag.txe != 0 { value |= Flag.txfe }
            if received.count >= room { value |= Flag.rxff }
        }
        return value
    }

    mutating func clear() {
        status = Flag.txe | Flag.tc
        received.removeAll(keepingCapacity: true)
        last = 0
        waiting = 0
    }

    var receiver: SerialInput.Receiver {
        SerialInput.Receiver(
            isEnabled: isOn(Control.ue | Control.re), hasRoom: received.count < room, characterCycles: characterCycles)
    }

    private var characterCycles: UInt64 {
        let brr = UInt64(registers[Register.brr])
        let bits: UInt64 = isOn(1 << 12) ? 11 : isOn(1 << 28) ? 9 : 10
        let prescaler = variant.hasFIFO ? Self.prescalers[min(11, Int(registers[Register.presc] & 0xF))] : 1
        let scale = bits * UInt64(clockDivider) * prescaler
        if variant.isLowPower { return brr * scale / 256 }
        guard isOn(Control.over8) else { return (brr & 0xFFFF) * scale }
        return (brr & 0xFFF0 | (brr & 7) << 1) * scale / 2
    }

    mutating func accept(_ byte: UInt8, _ context: inout DeviceContext) {
        if received.count < room {
            received.append(byte)
            if UInt32(byte) == registers[Register.cr2] >> 24 { status |= Flag.cmf }
        } else if registers[Register.cr3] & 1 << 12 != 0 {
            // OVRDIS: the new byte takes the place of the old one.
            received[received.count - 1] = byte
        } else {
            status |= Flag.ore
        }
        // A whole character of silence sets IDLE; the next byte puts it off.
        context.startTimer(Self.idleTimer, after: characterCycles)
    }

    /// Sends what waits, starts what is to arrive, and sets the interrupt output.
    mutating func advance(_ context: inout DeviceContext) {
        if status & Flag.txe == 0, isOn(Control.ue | Control.te) {
            context.print(waiting)
            status |= Flag.txe | Flag.tc
        }
        if let byte = input.next(receiver, &context) { accept(byte, &context) }
        if input.isSending { context.stopTimer(Self.idleTimer) }
        let flags = isr | (status & Flag.ore == 0 ? 0 : Flag.rxne)
        let errors = registers[Register.cr3] & 1 != 0 && status & Flag.ore != 0
        let match = isOn(1 << 14) && status & Flag.cmf != 0
        context.setInterrupt(0, flags & cr1 & Control.enables != 0 || errors || match)
    }
}

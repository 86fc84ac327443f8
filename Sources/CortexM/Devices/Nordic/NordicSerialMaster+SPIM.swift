/// SPIM: bytes go out from one buffer in RAM while those that come back fill another, as long as the longer of them. ORC goes out
/// behind the end of the one, and what comes back behind the end of the other is lost.
extension NordicSerialMaster {
    /// A transfer under way.
    struct SPIMTransfer: Sendable, Hashable {
        var sent: NordicBuffer
        var received: NordicBuffer
        /// A byte is on the line.
        var isShifting = false
        var stops = false
        var isSuspended = false

        var isDone: Bool { sent.isDone && received.isDone }
    }

    /// A task.
    mutating func triggerSPIM(_ offset: UInt32, _ context: inout DeviceContext) {
        switch offset {
        case Task.start: if transfer == nil { start(&context) }
        case Task.stop:
            transfer?.stops = true
            if transfer?.isShifting != true { stop(&context) }
        case Task.suspend: transfer?.isSuspended = true
        case Task.resume:
            transfer?.isSuspended = false
            if let transfer, !transfer.isShifting { shift(&context) }
        default: break
        }
    }

    /// A byte is through.
    mutating func endSPIMByte(_ context: inout DeviceContext) {
        guard var current = transfer, current.isShifting else { return }
        let (wasSent, wasReceived) = (current.sent.isDone, current.received.isDone)
        let byte = current.sent.take(context.memory) ?? UInt8(truncatingIfNeeded: registers[Register.orc])
        current.received.put(answer(to: byte), &context.memory)
        current.isShifting = false
        transfer = current
        if current.sent.isDone, !wasSent { raise(Event.endtx, &context) }
        if current.received.isDone, !wasReceived { raise(Event.endrx, &context) }
        if current.isDone {
            end(&context)
            if registers[Register.shorts] & 1 << 17 != 0, !current.stops { return start(&context) }
        }
        if current.stops { stop(&context) } else if !current.isDone, !current.isSuspended { shift(&context) }
    }

    /// The buffers are taken now; with LIST the pointers go on to the next ones.
    private mutating func start(_ context: inout DeviceContext) {
        let memory = context.memory
        guard let sent = NordicBuffer(at: registers[Register.txdPtr], count: registers[Register.txdMaxcnt], memory),
            let received = NordicBuffer(at: registers[Register.rxdPtr], count: registers[Register.rxdMaxcnt], memory)
        else { return context.warn("SPIM: a buffer is not in the data RAM, which is all that EasyDMA reaches") }
        if registers[Register.txdList] & 7 == 1 { registers[Register.txdPtr] &+= sent.count }
        if registers[Register.rxdList] & 7 == 1 { registers[Register.rxdPtr] &+= received.count }
        transfer = SPIMTransfer(sent: sent, received: received)
        raise(Event.started, &context)
        if sent.isDone { raise(Event.endtx, &context) }
        if received.isDone { raise(Event.endrx, &context) }
        if sent.isDone, received.isDone { end(&context) } else { shift(&context) }
    }

    private mutating func shift(_ context: inout DeviceContext) {
        transfer?.isShifting = true
        time(bits: 8, &context)
    }

    private mutating func end(_ context: inout DeviceContext) {
        tellAmounts()
        transfer = nil
        raise(Event.end, &context)
    }

    /// STOP, once no byte is on the line: what has not come to its end is told to have.
    private mutating func stop(_ context: inout DeviceContext) {
        if let transfer {
            tellAmounts()
            if !transfer.sent.isDone { raise(Event.endtx, &context) }
            if !transfer.received.isDone { raise(Event.endrx, &context) }
        }
        transfer = nil
        raise(Event.stopped, &context)
    }

    private mutating func tellAmounts() {
        registers[Register.txdAmount] = transfer?.sent.done ?? 0
        registers[Register.rxdAmount] = transfer?.received.done ?? 0
    }
}

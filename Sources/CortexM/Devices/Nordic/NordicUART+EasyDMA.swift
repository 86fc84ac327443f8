/// The UARTE of nRF52 (nRF52833 Product Specification, UARTE): what is sent comes from RAM, and what arrives goes there.
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x02C | TASKS_FLUSHRX | |
/// | 0x110, 0x120 | EVENTS_ENDRX, ENDTX | |
/// | 0x14C, 0x150, 0x158 | EVENTS_RXSTARTED, TXSTARTED, TXSTOPPED | |
/// | 0x200 | SHORTS | ENDRX_STARTRX 5, ENDRX_STOPRX 6 |
/// | 0x534, 0x538, 0x53C | RXD.PTR, MAXCNT, AMOUNT | PTR and MAXCNT are taken at STARTRX |
/// | 0x544, 0x548, 0x54C | TXD.PTR, MAXCNT, AMOUNT | |
extension NordicUART {
    package enum EasyDMA {
        package static let flushrx: UInt32 = 0x02C
        package static let shorts: UInt32 = 0x200
        package static let rxdPtr: UInt32 = 0x534
        package static let rxdMaxcnt: UInt32 = 0x538
        package static let rxdAmount: UInt32 = 0x53C
        package static let txdPtr: UInt32 = 0x544
        package static let txdMaxcnt: UInt32 = 0x548
        package static let txdAmount: UInt32 = 0x54C

        static let events: [(UInt32, String)] = [
            (4, "ENDRX"), (8, "ENDTX"), (19, "RXSTARTED"), (20, "TXSTARTED"), (22, "TXSTOPPED"),
        ]
        static let present: UInt32 = 1 << 4 | 1 << 8 | 1 << 19 | 1 << 20 | 1 << 22

        static let rows: [RegisterRow] = [
            .special("TASKS_FLUSHRX", flushrx), RegisterRow("RXD.PTR", rxdPtr),
            RegisterRow("RXD.MAXCNT", rxdMaxcnt, writable: 0xFFFF), .readOnly("RXD.AMOUNT", rxdAmount),
            RegisterRow("TXD.PTR", txdPtr), RegisterRow("TXD.MAXCNT", txdMaxcnt, writable: 0xFFFF),
            .readOnly("TXD.AMOUNT", txdAmount),
        ]
    }

    private enum DMAEvent {
        static let endrx: UInt32 = 4
        static let endtx: UInt32 = 8
        static let rxstarted: UInt32 = 19
        static let txstarted: UInt32 = 20
        static let txstopped: UInt32 = 22
    }

    /// A task of a UARTE.
    mutating func triggerDMA(_ offset: UInt32, _ context: inout DeviceContext) {
        switch offset {
        case Register.startrx: startReceiving(&context)
        case Register.starttx: send(&context)
        case Register.stoptx: raise(DMAEvent.txstopped, &context)
        case Register.stoprx:
            guard receives else { break }
            receives = false
            if buffer != nil { endReceiving(&context) }
            raise(Event.rxto, &context)
        case EasyDMA.flushrx:
            guard var flushed = pointed(EasyDMA.rxdPtr, EasyDMA.rxdMaxcnt, context) else { break }
            while !flushed.isDone, !fifo.isEmpty { flushed.put(fifo.removeFirst(), &context.memory) }
            registers[EasyDMA.rxdAmount] = flushed.done
            raise(DMAEvent.endrx, &context)
        default: break
        }
        advance(&context)
    }

    /// Puts a byte that arrives into the buffer; false when it is not a UARTE's, or there is none.
    mutating func acceptDMA(_ byte: UInt8, _ context: inout DeviceContext) -> Bool {
        guard isDMAEnabled, var filling = buffer, !filling.isDone else { return false }
        filling.put(byte, &context.memory)
        buffer = filling
        raise(Event.rxdrdy, &context)
        if filling.isDone { endReceiving(&context) }
        return true
    }

    private mutating func startReceiving(_ context: inout DeviceContext) {
        guard isConnected(Register.pselrxd) else { return }
        receives = true
        guard var fresh = pointed(EasyDMA.rxdPtr, EasyDMA.rxdMaxcnt, context) else {
            return context.warn("UARTE: RXD.PTR and MAXCNT are not in the data RAM")
        }
        raise(DMAEvent.rxstarted, &context)
        // What came between two buffers has waited in the FIFO.
        while !fresh.isDone, !fifo.isEmpty { fresh.put(fifo.removeFirst(), &context.memory) }
        buffer = fresh
        if fresh.isDone { endReceiving(&context) }
    }

    private mutating func endReceiving(_ context: inout DeviceContext) {
        registers[EasyDMA.rxdAmount] = buffer?.done ?? 0
        let wasEmpty = buffer?.count == 0
        buffer = nil
        raise(DMAEvent.endrx, &context)
        let shorts = registers[EasyDMA.shorts]
        if shorts & 1 << 6 != 0, receives {
            receives = false
            raise(Event.rxto, &context)
        } else if shorts & 1 << 5 != 0, receives, !wasEmpty {
            startReceiving(&context)
        }
    }

    private mutating func send(_ context: inout DeviceContext) {
        raise(DMAEvent.txstarted, &context)
        guard var sent = pointed(EasyDMA.txdPtr, EasyDMA.txdMaxcnt, context) else {
            return context.warn("UARTE: TXD.PTR and MAXCNT are not in the data RAM")
        }
        while let byte = sent.take(context.memory) {
            if isConnected(Register.pseltxd) { context.print(byte) }
        }
        registers[EasyDMA.txdAmount] = sent.count
        if sent.count > 0 { raise(Event.txdrdy, &context) }
        raise(DMAEvent.endtx, &context)
    }

    /// The buffer that two registers name, if all of it is in RAM.
    private func pointed(_ ptr: UInt32, _ maxcnt: UInt32, _ context: DeviceContext) -> NordicBuffer? {
        NordicBuffer(at: registers[ptr], count: registers[maxcnt], context.memory)
    }
}

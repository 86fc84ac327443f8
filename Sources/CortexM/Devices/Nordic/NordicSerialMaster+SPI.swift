/// SPI: a byte that is stored to TXD goes out, and READY says that the one that came back is in RXD. There is room for a second
/// byte each way: the next one waits for the line, and the last one for RXD to be read, which is when its READY comes.
extension NordicSerialMaster {
    /// The bytes of SPI under way.
    struct SPIBytes: Sendable, Hashable {
        var rxd: UInt8 = 0
        /// RXD has not been read.
        var isWaiting = false
        /// The byte that came after the one in RXD.
        var behind: UInt8?
        /// The byte on the line.
        var shifting: UInt8?
        /// The byte behind it.
        var next: UInt8?
    }

    /// A store to TXD. A third byte takes the place of the second.
    mutating func sendSPI(_ byte: UInt8, _ context: inout DeviceContext) {
        guard spi.shifting == nil else {
            spi.next = byte
            return
        }
        spi.shifting = byte
        time(bits: 8, &context)
    }

    /// A byte is through. One that finds both places taken is lost.
    mutating func endSPI(_ context: inout DeviceContext) {
        guard let sent = spi.shifting else { return }
        if !spi.isWaiting { show(answer(to: sent), &context) } else if spi.behind == nil { spi.behind = answer(to: sent) }
        spi.shifting = nil
        if let next = spi.next {
            spi.next = nil
            sendSPI(next, &context)
        }
    }

    /// RXD has been read.
    mutating func takeSPI(_ context: inout DeviceContext) {
        spi.isWaiting = false
        guard let byte = spi.behind else { return }
        spi.behind = nil
        show(byte, &context)
    }

    private mutating func show(_ byte: UInt8, _ context: inout DeviceContext) {
        spi.rxd = byte
        spi.isWaiting = true
        raise(Event.ready, &context)
    }
}

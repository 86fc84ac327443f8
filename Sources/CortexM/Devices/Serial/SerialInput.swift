/// The far end of a serial line: bytes that are on their way to a receiver, one character time apart.
///
/// The sender waits while the receiver is off, and, unless `overruns` is set, while it has no room. Without a baud rate a byte
/// arrives as soon as there is room for it.
package struct SerialInput: Sendable, Hashable {
    /// The timer that a UART gives to its input.
    package static let timer: UInt32 = 0xFFFF_0001

    /// What the receiver is like at this moment.
    package struct Receiver {
        package var isEnabled: Bool
        package var hasRoom: Bool
        /// Core cycles that one character takes; 0 when no baud rate is set.
        package var characterCycles: UInt64

        package init(isEnabled: Bool, hasRoom: Bool, characterCycles: UInt64) {
            self.isEnabled = isEnabled
            self.hasRoom = hasRoom
            self.characterCycles = characterCycles
        }
    }

    /// A byte arrives even if the receiver has no room: it is lost there, and the receiver says so.
    package let overruns: Bool
    private var queue: [UInt8] = []
    private var head = 0
    /// A character is on the line.
    package private(set) var isSending = false

    package init(overruns: Bool = false) { self.overruns = overruns }

    /// Whether bytes are still on their way.
    package var isEmpty: Bool { head == queue.count }

    /// The receiver was reset: the character on the line is sent again. Power-on starts without any.
    package mutating func reset(_ kind: ResetKind) {
        isSending = false
        guard kind == .powerOn else { return }
        queue.removeAll(keepingCapacity: true)
        head = 0
    }

    /// More bytes are to be sent, after those that wait.
    package mutating func append(_ bytes: [UInt8]) {
        if isEmpty {
            queue.removeAll(keepingCapacity: true)
            head = 0
        }
        queue.append(contentsOf: bytes)
    }

    /// Called whenever the receiver has changed: starts the next character, or gives a byte that arrives at once.
    package mutating func next(_ receiver: Receiver, _ context: inout DeviceContext) -> UInt8? {
        guard !isEmpty, !isSending, receiver.isEnabled, receiver.hasRoom || overruns else { return nil }
        guard receiver.characterCycles == 0 else {
            isSending = true
            context.startTimer(Self.timer, after: receiver.characterCycles)
            return nil
        }
        return receiver.hasRoom ? take() : nil
    }

    /// The character time is over: the byte that arrives, unless the receiver has gone or has no room to wait for.
    package mutating func arrive(_ receiver: Receiver) -> UInt8? {
        isSending = false
        guard receiver.isEnabled, receiver.hasRoom || overruns else { return nil }
        return take()
    }

    private mutating func take() -> UInt8? {
        guard !isEmpty else { return nil }
        defer { head += 1 }
        return queue[head]
    }
}

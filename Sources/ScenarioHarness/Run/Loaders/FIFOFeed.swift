internal import CortexM

/// The host's side of `FLASHPlugin_ProgramAsync`: a ring of bytes with a write pointer, which the host moves, and a read pointer,
/// which the plugin moves.
///
/// The ring is looked at every 2 ms of the machine's time, as the debug server does; 2500 looks without progress are its end.
struct FIFOFeed {
    enum Outcome {
        case going, stuck
    }

    private let bytes: [UInt8]
    private let writePointer: UInt32
    private let readPointer: UInt32
    /// The first byte of data.
    private let start: UInt32
    /// The address after the last.
    let end: UInt32
    private let block: UInt32
    private let period: UInt64
    /// The cycle of the next look.
    private(set) var nextPoll: UInt64
    private var given = 0
    private var lastRead: UInt32
    private var idleLooks = 0
    private static let mostIdleLooks = 2500

    init(_ bytes: [UInt8], area: (start: UInt32, size: UInt32), block: UInt32, _ machine: borrowing Machine) {
        self.bytes = bytes
        self.block = block
        writePointer = area.start
        readPointer = area.start &+ 4
        start = area.start &+ 8
        end = start &+ (area.size - 8) / block * block
        period = max(1, machine.configuration.clockHz / 500)
        nextPoll = machine.cycles
        lastRead = start
    }

    /// Empties the ring.
    func begin(_ machine: inout Machine) {
        _ = machine.poke(writePointer, size: .word, start)
        _ = machine.poke(readPointer, size: .word, start)
    }

    /// Puts into the ring what it has room for.
    mutating func poll(_ machine: inout Machine) -> Outcome {
        nextPoll = machine.cycles.saturatingAdd(period)
        let read = machine.peek(readPointer, size: .word) ?? 0
        var write = machine.peek(writePointer, size: .word) ?? start
        // 0 says that the plugin has given up: its result will tell.
        guard read >= start, read < end, write >= start, write < end, given < bytes.count else { return progress(read) }
        // One block stays free, so that a full ring is not an empty one. The pointers are what the plugin has made of them.
        let room = read > write ? Int(read - write) - Int(block) : Int(end - write) - (read > start ? 0 : Int(block))
        let count = min(max(0, room) / Int(block) * Int(block), bytes.count - given)
        guard count > 0 else { return progress(read) }
        _ = machine.perform(.bytes(address: write, Array(bytes[given..<given + count])))
        given += count
        write &+= UInt32(truncatingIfNeeded: count)
        _ = machine.poke(writePointer, size: .word, write >= end ? start : write)
        idleLooks = 0
        lastRead = read
        return .going
    }

    private mutating func progress(_ read: UInt32) -> Outcome {
        idleLooks = read == lastRead ? idleLooks + 1 : 0
        lastRead = read
        return idleLooks > Self.mostIdleLooks ? .stuck : .going
    }
}

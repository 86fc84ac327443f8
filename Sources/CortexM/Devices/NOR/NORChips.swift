/// The chips on a controller: one, or two side by side whose bytes alternate in one memory.
package struct NORChips: Sendable {
    /// Which of them are selected.
    package enum Selection: Sendable, Hashable {
        case one(Int)
        /// Both get the same frame; the bytes of data alternate, the first chip's first.
        case both
    }

    package internal(set) var flashes: [NORFlash]
    /// The role of the memory that has their bytes.
    package let role: Int
    private var selection = Selection.one(0)
    /// The chip whose byte of data is next.
    private var turn = 0

    /// `count` chips of a type: the ports that its package has, at least.
    package init(_ chip: NORChip, count: Int = 1, time: NORTime = .typical, role: Int) {
        flashes = Array(repeating: NORFlash(chip, time: time), count: min(2, max(count, chip.ports)))
        self.role = role
    }

    package var count: Int { flashes.count }
    /// Bytes of all of them.
    package var size: UInt64 { UInt64(flashes[0].chip.size) * UInt64(count) }
    /// The name on the chips.
    package var part: String { flashes[0].chip.part }
    /// When what they say of themselves changes by itself, after a cycle; `nil` when it does not.
    package func nextChange(after cycle: UInt64) -> UInt64? { flashes.compactMap { $0.nextChange(after: cycle) }.min() }

    /// As from the factory.
    package mutating func powerOn() {
        for index in flashes.indices { flashes[index].powerOn() }
        selection = .one(0)
        turn = 0
    }

    /// Selects chips, and clocks a frame into them.
    package mutating func begin(_ frame: NORFrame, _ selection: Selection, at now: UInt64, clockHz: UInt64, _ memory: DeviceMemory) {
        self.selection = selection
        turn = 0
        for index in selected {
            var lane = lane(index, memory)
            flashes[index].select(at: now, clockHz: clockHz)
            flashes[index].send(frame, &lane)
        }
    }

    /// The next byte of data in.
    package mutating func receive(_ frame: NORFrame, _ memory: DeviceMemory) -> UInt8 {
        let index = nextTurn()
        var lane = lane(index, memory)
        return flashes[index].receive(lines: frame.dataLines, isDouble: frame.isDouble, &lane)
    }

    /// The next byte of data out.
    package mutating func send(_ byte: UInt8, _ frame: NORFrame, _ memory: DeviceMemory) {
        let index = nextTurn()
        var lane = lane(index, memory)
        flashes[index].send(UInt32(byte), bits: 8, lines: frame.dataLines, isDouble: frame.isDouble, &lane)
    }

    /// Deselects the chips: what they were told happens to their bytes. Gives what was odd, in words.
    package mutating func end(at now: UInt64, _ memory: inout DeviceMemory) -> [String] {
        let effects = selected.map { (chip: $0, effect: flashes[$0].deselect(at: now)) }
        if effects.count == 2, case .erase(let range)? = effects[0].effect, effects[0].effect == effects[1].effect {
            memory.erase(role, range.lowerBound * 2..<range.upperBound * 2)
        } else {
            for (chip, effect) in effects { if let effect { apply(effect, to: chip, &memory) } }
        }
        return selected.flatMap { flashes[$0].takeWarnings().map(\.text) }
    }

    private var selected: [Int] {
        switch selection {
        case .one(let index): [min(index, count - 1)]
        case .both: Array(flashes.indices)
        }
    }

    private mutating func nextTurn() -> Int {
        guard case .both = selection, count == 2 else { return selected[0] }
        defer { turn = 1 - turn }
        return turn
    }

    private func lane(_ index: Int, _ memory: DeviceMemory) -> NORLane {
        NORLane(memory: memory, role: role, stride: UInt32(count), first: UInt32(index))
    }

    private func apply(_ effect: NORFlash.Effect, to index: Int, _ memory: inout DeviceMemory) {
        let lane = lane(index, memory)
        switch effect {
        case .erase(let range) where count == 1: memory.erase(role, range)
        case .erase(let range): for address in range { memory.set(role, at: lane.offset(address), byte: 0xFF) }
        case .program(let start, let bytes) where count == 1:
            var merged = bytes
            for (index, byte) in bytes.enumerated() { merged[index] = byte & memory.byte(role, at: start &+ UInt32(index)) }
            memory.set(role, at: start, bytes: merged)
        case .program(let start, let bytes):
            for (index, byte) in bytes.enumerated() where byte != 0xFF {
                let offset = lane.offset(start &+ UInt32(index))
                memory.set(role, at: offset, byte: byte & memory.byte(role, at: offset))
            }
        }
    }
}

/// One chip's bytes among those of the memory.
struct NORLane: NORStorage {
    let memory: DeviceMemory
    let role: Int
    let stride: UInt32
    let first: UInt32

    func offset(_ address: UInt32) -> UInt32 { address &* stride &+ first }

    func byte(at address: UInt32) -> UInt8 { memory.byte(role, at: offset(address)) }
}

/// The devices of a machine, in the order of the configuration, their consoles and the levels of their interrupt outputs.
package struct DeviceBus: Sendable {
    /// A device in its place.
    package struct Slot: Sendable {
        package let name: String
        package let base: UInt32
        package let size: UInt32
        package let interrupts: [Int]
        package var device: any Device
        package let isSingleCycle: Bool
        package var interruptLevels: UInt32 = 0
        package var console = Console()
        /// Accessed since power-on: a reset passes by a device that is as it was.
        package var isTouched = false
        /// The last address and the first, so that a device at the top of memory does not wrap.
        package var last: UInt32 { base &+ (size &- 1) }
    }

    package var slots: [Slot]
    /// Indices of `slots` in ascending order of base.
    private let byAddress: [Int]
    /// The bases in that order: what is searched on an access.
    private let bases: [UInt32]

    /// The wires that leave each of `slots`.
    package let wires: [[Wire]]
    /// Indices of the devices that want to know of resets.
    package let toldOfResets: [Int]
    /// What made the reset that a device has asked for.
    package var requestedReset: ResetCause?
    /// The firmware's last access to any of them since power-on.
    package internal(set) var lastAccess: DeviceAccess?

    /// A wire as it leaves a device.
    package struct Wire: Sendable, Hashable {
        package let output: Int
        package let target: Int
        package let input: Int
    }

    package init(_ placements: [DevicePlacement]) {
        let slots = placements.map {
            Slot(
                name: $0.name, base: $0.base, size: max(1, $0.size), interrupts: $0.interrupts, device: $0.device,
                isSingleCycle: $0.isSingleCycle)
        }
        self.slots = slots
        let order = slots.indices.sorted { (slots[$0].base, $0) < (slots[$1].base, $1) }
        byAddress = order
        bases = order.map { slots[$0].base }
        wires = slots.map { source in
            placements.enumerated().flatMap { target, placement in
                placement.wires.filter { $0.source == source.name }.map {
                    Wire(output: $0.output, target: target, input: $0.input)
                }
            }
        }
        toldOfResets = slots.indices.filter { slots[$0].device.isToldOfResets }
        for index in slots.indices { _ = reset(index, .powerOn) }
    }

    /// The device whose addresses include `address`.
    package func index(containing address: UInt32) -> Int? {
        var low = 0
        var high = bases.count
        while low < high {
            let middle = (low + high) / 2
            if bases[middle] <= address { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return nil }
        let index = byAddress[low - 1]
        return address <= slots[index].last ? index : nil
    }

    /// Whether a device answers at `address`.
    package func contains(_ address: UInt32) -> Bool { index(containing: address) != nil }

    /// The device of that name.
    package func index(named name: String) -> Int? { slots.indices.first { slots[$0].name == name } }

    /// Whether any device drives interrupt `line` high.
    package func drives(_ line: Int) -> Bool {
        for index in slots.indices where slots[index].interruptLevels != 0 {
            for output in slots[index].interrupts.indices.prefix(32)
            where slots[index].interrupts[output] == line && slots[index].interruptLevels >> UInt32(output) & 1 != 0 {
                return true
            }
        }
        return false
    }

    /// Device `index` back to its state after a reset, with its interrupt outputs low. Gives the outputs that were high. The
    /// console keeps what was printed until power-on.
    package mutating func reset(_ index: Int, _ kind: ResetKind) -> UInt32 {
        let levels = slots[index].interruptLevels
        slots[index].device.reset(kind)
        slots[index].interruptLevels = 0
        if kind == .powerOn {
            slots[index].console.removeAll()
            slots[index].isTouched = false
        }
        return levels
    }

    /// Takes what the devices have printed, for a reset that is to leave it alone.
    mutating func takeConsoles() -> [Console] {
        slots.indices.map { index in
            var console = Console(limit: 0)
            swap(&console, &slots[index].console)
            return console
        }
    }

    /// Gives back what `takeConsoles()` took.
    mutating func giveConsoles(_ consoles: [Console]) {
        for (index, console) in zip(slots.indices, consoles) {
            slots[index].console = console
            if !console.bytes.isEmpty { slots[index].isTouched = true }
        }
    }
}

/// The wait states of flash, at the level `memory`: the line that was fetched last is at hand, the next in order was being fetched
/// since if there is prefetch, and any other takes them all.
struct FlashLine: Sendable {
    /// 128 bits, as STM32F4 and most others read.
    static let bytes: UInt32 = 16

    /// The line that was fetched last; 1 for none.
    var address: UInt32 = 1
    /// When it was there.
    var since: UInt64 = 0
}

extension Machine {
    /// Lets time pass until an instruction has been fetched.
    mutating func waitForFetch(_ address: UInt32, length: UInt32) {
        wait(forLine: address & ~(FlashLine.bytes &- 1))
        let last = (address &+ length &- 1) & ~(FlashLine.bytes &- 1)
        if last != flashLine.address { wait(forLine: last) }
    }

    private mutating func wait(forLine line: UInt32) {
        let waits = waitStates(at: line)
        guard waits > 0, line != flashLine.address else { return }
        var wait = waits
        if configuration.timing.prefetch, line == flashLine.address &+ FlashLine.bytes {
            let passed = cycles &- flashLine.since
            wait = passed < waits ? waits &- passed : 0
        }
        cycles &+= wait
        flashLine = FlashLine(address: line, since: cycles)
    }

    /// Lets time pass for a load from flash, unless what it reads is in the line at hand.
    mutating func waitForData(_ address: UInt32) {
        if address & ~(FlashLine.bytes &- 1) != flashLine.address { cycles &+= waitStates(at: address) }
    }

    /// The wait states of the region at an address.
    private func waitStates(at address: UInt32) -> UInt64 {
        guard let index = memory.window(containing: address) else { return 0 }
        let region = memory.windows[index].region
        return region < regionWaits.count ? regionWaits[region] : 0
    }

    /// Whether any memory has wait states that count.
    var hasWaitStates: Bool { !regionWaits.isEmpty }

    /// Wait states of each region, in their order; an alias has those of the region that it shows, a window its own or else those
    /// of the region that it shows from reset on. Empty when none count.
    static func regionWaits(_ configuration: MachineConfiguration) -> [UInt64] {
        let waits = configuration.timing.waitStates
        guard configuration.timing.level == .memory, waits.values.contains(where: { $0 > 0 }) else { return [] }
        return configuration.regions.map { region in
            UInt64(clamping: waits[region.name] ?? waits[configuration.home(of: region).name] ?? 0)
        }
    }
}

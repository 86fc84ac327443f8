extension Machine {
    /// The name of the console that semihosting prints on.
    public static var semihostingConsole: String { "semihosting" }

    /// What the device of that name has printed since power-on; `semihosting` and `itm` are among them.
    public func console(_ device: String) -> [UInt8] {
        if device == Self.semihostingConsole { return semihostingState.console.bytes }
        if let port = Self.stimulusPort(named: device) { return itm.ports[port].bytes }
        guard let index = devices.index(named: device) else { return [] }
        return devices.slots[index].console.bytes
    }

    /// Every console on which something was printed since power-on: the devices' in the machine's order, then the ITM's ports,
    /// `semihosting` last.
    public var consoles: [(name: String, bytes: [UInt8])] {
        var printed: [(name: String, bytes: [UInt8])] = []
        for index in devices.slots.indices where !devices.slots[index].console.bytes.isEmpty {
            printed.append((devices.slots[index].name, devices.slots[index].console.bytes))
        }
        if itm.byteCount > 0 {
            for port in itm.ports.indices where !itm.ports[port].bytes.isEmpty {
                printed.append((Self.itmConsole + (port == 0 ? "" : String(port)), itm.ports[port].bytes))
            }
        }
        let host = semihostingState.console.bytes
        if !host.isEmpty { printed.append((Self.semihostingConsole, host)) }
        return printed
    }

    /// How many bytes all consoles hold: a cheap way to see that something was printed.
    public var consoleByteCount: Int {
        var count = semihostingState.console.bytes.count &+ itm.byteCount
        for index in devices.slots.indices { count += devices.slots[index].console.bytes.count }
        return count
    }

    /// Something may have been printed: ends the run after it, if that is observed.
    mutating func notePrints() {
        guard observation.contains(.prints) else { return }
        let count = consoleByteCount
        guard count != consoleBytesSeen else { return }
        consoleBytesSeen = count
        leavesRun = true
        if pendingStop != .printed { requestStop(.printed) }
    }

    /// Gives bytes to a device's input: text for a UART, levels (`3=1 4=0`) for GPIO; `semihosting` takes them as what is
    /// typed. False when no device of that name takes them.
    public mutating func input(_ bytes: [UInt8], to device: String) -> Bool {
        if device == Self.semihostingConsole {
            semihostingState.input.append(bytes)
            return true
        }
        guard let index = devices.index(named: device) else { return false }
        return deliver(bytes, toDevice: index)
    }
}

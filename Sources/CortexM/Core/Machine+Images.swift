extension Machine {
    /// Takes bytes as power-on content of memory: behind a window of what the machine file says that it shows, open or not. Nothing
    /// is taken when one of them is in no region. The bytes are shared with whoever holds the array until they are looked at.
    public mutating func load(_ bytes: [UInt8], at address: UInt32) throws(LoadError) {
        var checked = 0
        while checked < bytes.count { checked += try stretch(bytes.count, checked, at: address).count }
        var done = 0
        while done < bytes.count {
            let part = try stretch(bytes.count, done, at: address)
            memory.load(bytes[done..<done + part.count], bank: part.bank, at: part.offset)
            done += part.count
        }
    }

    /// Copies bytes as power-on content of memory.
    public mutating func load(_ bytes: UnsafeRawBufferPointer, at address: UInt32) throws(LoadError) {
        try load(Array(bytes), at: address)
    }

    /// The bytes of a bank that byte `done` of `count` from `address` falls into, and how many go there.
    private func stretch(_ count: Int, _ done: Int, at address: UInt32) throws(LoadError) -> MemoryStretch {
        let here = UInt64(address) + UInt64(done)
        guard let place = UInt32(exactly: here) else { throw LoadError(address: 0) }
        guard var stretch = memory.tables.home(of: place) else { throw LoadError(address: place) }
        stretch.count = min(stretch.count, count - done)
        return stretch
    }

    /// Resets the machine. After `.powerOn` it is as when it was loaded: memory, registers, virtual time, consoles.
    public mutating func reset(_ kind: ResetKind) {
        while takeStop() != nil {}
        if kind == .powerOn {
            memory.restore()
            cycles = 0
            instructions = 0
            events.removeAll()
            clearInjectedErrors()
            unpredictable.removeAll(keepingCapacity: true)
            deviceWarnings.removeAll()
            unmodelled.removeAll(keepingCapacity: true)
            flashLine = FlashLine()
            consoleBytesSeen = 0
        }
        resetDevices(kind, kind == .powerOn ? .powerOn : .pin)
        takeReset(kind)
    }

    /// Resets the machine in the middle of a run: virtual time goes on, and what was printed stays. After `.powerOn` memory is as
    /// loaded.
    public mutating func resetInRun(_ kind: ResetKind) {
        while takeStop() != nil {}
        guard kind == .powerOn else {
            resetDevices(kind, .pin)
            return takeReset(kind)
        }
        let printed = devices.takeConsoles()
        var typed = SemihostingState()
        swap(&typed.console, &semihostingState.console)
        memory.restore()
        resetDevices(.powerOn, .powerOn)
        devices.giveConsoles(printed)
        swap(&typed.console, &semihostingState.console)
        takeReset(.powerOn)
    }

    /// Forgets all that was loaded and decoded, hooks and observation, and keeps the buffers for another image.
    public mutating func unload() {
        setHooks([])
        clearInjectedErrors()
        observation = []
        memory.clear()
        unpredictable.removeAll(keepingCapacity: true)
        deviceWarnings.removeAll()
        unmodelled.removeAll(keepingCapacity: true)
    }
}

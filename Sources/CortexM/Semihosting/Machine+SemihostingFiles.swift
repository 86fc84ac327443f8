extension Machine {
    /// What SYS_OPEN finds under `:semihosting-features`: the magic, then SYS_EXIT_EXTENDED and separate error output.
    private static var features: [UInt8] { [0x53, 0x48, 0x46, 0x42, 0b11] }

    mutating func openFile(_ block: UInt32) throws(SemihostingError) -> UInt32 {
        let mode = try semihostingWord(block, 1)
        let name = try semihostingText(block, pointer: 0, length: 2)
        guard mode < 12 else { throw .invalid }
        if name == Array(":tt".utf8) {
            return try semihostingState.handles.add(mode < 4 ? .consoleInput : .consoleOutput)
        }
        if name == Array(":semihosting-features".utf8) {
            guard mode < 2 else { throw .notPermitted }
            return try semihostingState.handles.add(.features(position: 0))
        }
        guard semihostingState.options.files != nil else { throw .notPermitted }
        semihostingState.usesFiles = true
        let handle = try semihostingState.handles.add(.file(0))
        do throws(SemihostingError) {
            guard let file = try semihostingState.options.files?.open(name, mode: mode) else { throw .notPermitted }
            semihostingState.handles[handle] = .file(file)
            return handle
        } catch {
            semihostingState.handles[handle] = nil
            throw error
        }
    }

    mutating func closeFile(_ block: UInt32) throws(SemihostingError) -> UInt32 {
        let handle = try semihostingWord(block, 0)
        let target = try openTarget(handle)
        semihostingState.handles[handle] = nil
        if case .file(let file) = target { try semihostingState.options.files?.close(file) }
        return 0
    }

    /// SYS_WRITE gives the number of bytes that were not written.
    mutating func writeFile(_ block: UInt32) throws(SemihostingError) -> UInt32 {
        let target = try openTarget(semihostingWord(block, 0))
        let bytes = try semihostingText(block, pointer: 1, length: 2)
        switch target {
        case .consoleOutput:
            for byte in bytes { semihostingState.console.append(byte) }
            return 0
        case .file(let file):
            let written = try semihostingState.options.files?.write(file, bytes) ?? 0
            return UInt32(clamping: bytes.count - min(max(0, written), bytes.count))
        case .consoleInput, .features: throw .notPermitted
        }
    }

    /// SYS_READ gives the number of bytes that were not read: all of them at the end of the file.
    mutating func readFile(_ block: UInt32) throws(SemihostingError) -> UInt32 {
        let handle = try semihostingWord(block, 0)
        let target = try openTarget(handle)
        let buffer = try semihostingWord(block, 1)
        let length = try semihostingWord(block, 2)
        let count = Int(min(length, UInt32(Self.longestTransfer)))
        var bytes: [UInt8]
        switch target {
        case .consoleInput: bytes = Array(semihostingState.input.take(count))
        case .features(let position):
            bytes = Array(Self.features.dropFirst(position).prefix(count))
            semihostingState.handles[handle] = .features(position: position + bytes.count)
        case .file(let file): bytes = Array(try semihostingState.options.files?.read(file, count: count).prefix(count) ?? [])
        case .consoleOutput: throw .notPermitted
        }
        try storeSemihostingBytes(bytes, at: buffer)
        return length - UInt32(bytes.count)
    }

    mutating func isConsole(_ block: UInt32) throws(SemihostingError) -> UInt32 {
        switch try openTarget(semihostingWord(block, 0)) {
        case .consoleInput, .consoleOutput: 1
        case .features, .file: 0
        }
    }

    mutating func seekFile(_ block: UInt32) throws(SemihostingError) -> UInt32 {
        let handle = try semihostingWord(block, 0)
        let position = try semihostingWord(block, 1)
        switch try openTarget(handle) {
        case .features:
            guard position <= UInt32(Self.features.count) else { throw .invalid }
            semihostingState.handles[handle] = .features(position: Int(position))
        case .file(let file): try semihostingState.options.files?.seek(file, to: position)
        case .consoleInput, .consoleOutput: throw .illegalSeek
        }
        return 0
    }

    mutating func fileLength(_ block: UInt32) throws(SemihostingError) -> UInt32 {
        switch try openTarget(semihostingWord(block, 0)) {
        case .features: return UInt32(Self.features.count)
        case .file(let file):
            guard let length = try semihostingState.options.files?.length(file) else { throw .badHandle }
            return length
        case .consoleInput, .consoleOutput: throw .illegalSeek
        }
    }

    /// SYS_TMPNAM: the same identifier gives the same name.
    mutating func temporaryName(_ block: UInt32) throws(SemihostingError) -> UInt32 {
        let buffer = try semihostingWord(block, 0)
        let identifier = try semihostingWord(block, 1)
        let size = try semihostingWord(block, 2)
        let name = Array("semihosting-\(identifier).tmp".utf8)
        guard identifier < 256, UInt64(name.count) < UInt64(size) else { throw .invalid }
        try storeSemihostingBytes(name + [0], at: buffer)
        return 0
    }

    mutating func removeFile(_ block: UInt32) throws(SemihostingError) -> UInt32 {
        let path = try semihostingText(block, pointer: 0, length: 1)
        guard semihostingState.options.files != nil else { throw .notPermitted }
        semihostingState.usesFiles = true
        try semihostingState.options.files?.remove(path)
        return 0
    }

    mutating func renameFile(_ block: UInt32) throws(SemihostingError) -> UInt32 {
        let path = try semihostingText(block, pointer: 0, length: 1)
        let other = try semihostingText(block, pointer: 2, length: 3)
        guard semihostingState.options.files != nil else { throw .notPermitted }
        semihostingState.usesFiles = true
        try semihostingState.options.files?.rename(path, to: other)
        return 0
    }

    private func openTarget(_ handle: UInt32) throws(SemihostingError) -> SemihostingHandles.Target {
        guard let target = semihostingState.handles[handle] else { throw .badHandle }
        return target
    }
}
